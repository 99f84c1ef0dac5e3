import type { StatementSync } from 'node:sqlite'
import type { Row, SqlValue } from './sql.ts'

/** Runs a statement that is prepared. @returns its rows */
export type RunRows = (values: SqlValue[]) => Row[]

/** `*` or `t.*`, but not `count(*)`: what stands for it may change while the statement is kept. */
const NAMES_NO_COLUMN = /(?:^|[\s,.])\*(?=\s*(?:,|from\b))/

/**
 * How to run a statement that has been prepared from `text`. Node.js makes each row a dictionary, name by name, which
 * takes as long as reading it, and as long again for whoever looks into it. Rows made here share one shape.
 */
export function rowsOf(text: string, statement: StatementSync): RunRows {
  if (NAMES_NO_COLUMN.test(text)) return values => statement.all(...values) as Row[]
  statement.setReturnArrays(true)
  const names = statement.columns().map(({ name }) => name)
  const empty: Row = Object.fromEntries(names.map(name => [name, null]))
  const shaped = (values: SqlValue[]): Row => {
    const row = { ...empty }
    for (let at = 0; at < names.length; at++) row[names[at]!] = values[at]!
    return row
  }
  return values => (statement.all(...values) as unknown as SqlValue[][]).map(shaped)
}
