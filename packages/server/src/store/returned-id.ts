import type { StatementSync } from 'node:sqlite'
import type { RunRows } from './shaped-rows.ts'
import type { Row, SqlValue } from './sql.ts'

const RETURNS_ID = /\s+returning id\s*$/
const INSERTS_ONE = /^\s*insert into (\w+) \([^()]*\)\s*values \((?:[^()]|\(\))*\)$/
/** Of `and`, not of `or`, and of the table itself: such an id is that of one row or of none. */
const CHANGES_ONE =
  /^(\s*(?:update|delete)\s(?:(?!\bselect\b)[\s\S])*?\bwhere id = )\?(?:\s+and\s(?:(?!\bor\b)[\s\S])+)?$/

/**
 * A statement that writes one row and returns its id, as SQLite does it best. It gathers what `returning` gives in a
 * table of its own, made and thrown away each time, which costs as much as inserting a loop into its table and five
 * indexes. The id of a new row SQLite tells anyway; that of a changed row was in the question.
 *
 * @param isNumbered  whether the id of a table is the number that SQLite gives its rows
 * @returns the text without `returning`, and how to run it; undefined for any other statement
 */
export function withoutReturning(
  text: string,
  isNumbered: (table: string) => boolean,
): { text: string; rowsOf: (statement: StatementSync) => RunRows } | undefined {
  if (!RETURNS_ID.test(text)) return undefined
  const bare = text.replace(RETURNS_ID, '')
  const table = INSERTS_ONE.exec(bare)?.[1]
  if (table !== undefined) return isNumbered(table) ? { text: bare, rowsOf: insertedRow } : undefined
  const before = CHANGES_ONE.exec(bare)?.[1]
  if (before === undefined) return undefined
  const place = before.split('?').length - 1
  return { text: bare, rowsOf: statement => values => changedRow(statement, values, place) }
}

const insertedRow =
  (statement: StatementSync): RunRows =>
  values => [{ id: statement.run(...values).lastInsertRowid }]

const changedRow = (statement: StatementSync, values: SqlValue[], place: number): Row[] =>
  statement.run(...values).changes === 0 ? [] : [{ id: values[place]! }]
