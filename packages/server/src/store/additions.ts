import type { RunRows } from './shaped-rows.ts'
import type { SqlValue } from './sql.ts'

/** The end of an insert that adds a value, the last of the row, to what is there. Adding several is adding their sum. */
export const ADDS = /do update set (\w+) = \w+\.\1 \+ excluded\.\1\s*$/

type Addition = { write: RunRows; table: string; values: SqlValue[] }

/** What units on one transaction have added: written as one sum, when somebody asks or the transaction ends. */
export class Additions {
  #owed: Addition[] = []

  add(write: RunRows, table: string, values: SqlValue[]): void {
    const same = this.#owed.find(one => one.write === write && isSameRow(one.values, values))
    if (same === undefined) this.#owed.push({ write, table, values: [...values] })
    else same.values[values.length - 1] = Number(same.values.at(-1)) + Number(values.at(-1))
  }

  /** Is anything owed to one of these tables? */
  concern(tables: ReadonlySet<string>): boolean {
    return this.#owed.some(({ table }) => tables.has(table))
  }

  settle(): void {
    const owed = this.#owed
    this.#owed = []
    for (const { write, values } of owed) write(values)
  }
}

/** But for the last value, which is what is added. */
const isSameRow = (a: SqlValue[], b: SqlValue[]): boolean =>
  a.every((value, at) => at === a.length - 1 || value === b[at])
