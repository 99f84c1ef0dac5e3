import type { Wake } from './moment.ts'

/** What may stand in a placeholder. Booleans and dates are turned into numbers by whoever writes the statement. */
export type SqlValue = string | number | bigint | null | Uint8Array

export type Row = Record<string, SqlValue>

/** One SQL statement with its values, written for both databases. `R` is the shape of the rows it returns. */
export type Statement<R = Row> = {
  readonly texts: TemplateStringsArray
  readonly values: SqlValue[]
  /** How units in step ask it all at once, where each would have to see what the one before has done. */
  readonly together?: Together
  /** Asked alike by many units: see `common`. */
  readonly isCommon?: true
  /** Nobody waits for its rows: see `post`. */
  readonly hear?: (rows: Row[]) => void
  row?: R
}

/**
 * A statement for several units that differ in one value only, the last, and that must each get a row of their own, in
 * its column `id`. PostgreSQL only.
 */
export type Together = {
  /** Its last placeholder is the list of the values; each row says in `of_unit` whose it is, from 1. */
  readonly text: string
  /** For a unit that got none: as the statement itself, and the placeholder behind its last is a list of ids not to take. */
  readonly rest: string
}

/** Writes a statement: every `${…}` is a placeholder, so nothing a caller sends can become SQL. */
export const sql = <R = Row>(texts: TemplateStringsArray, ...values: SqlValue[]): Statement<R> => ({ texts, values })

/**
 * Writes statements that begin alike, as `sql` does.
 *
 * @param head  how: it has no placeholders
 */
export function sqlAfter<R>(head: string): typeof sql<R> {
  const known = new WeakMap<TemplateStringsArray, TemplateStringsArray>()
  return (texts, ...values) => {
    let whole = known.get(texts)
    if (whole === undefined) {
      const [first, ...rest] = texts
      whole = Object.assign([`${head} ${first}`, ...rest], { raw: [] })
      known.set(texts, whole)
    }
    return { texts: whole, values }
  }
}

/**
 * A select that many units ask alike: those on one transaction are given the same rows, which none of them may change,
 * until something is written to its tables. It names them behind `from` and `join`.
 */
export const common = <R>(statement: Statement<R>): Statement<R> => ({ ...statement, isCommon: true })

/**
 * A piece of work on the database: it yields statements and is given their rows. There is no way to wait for anything
 * else in it, which is what lets an embedded database run many units inside one transaction and a server run each in
 * its own, from the same code. It may run more than once before one of its runs counts. An error of the database ends
 * it: there is nothing to go on with.
 */
export type Unit<T> = Generator<Statement<unknown>, T, Row[]>

export function* all<R>(statement: Statement<R>): Unit<R[]> {
  return (yield statement) as R[]
}

export function* first<R>(statement: Statement<R>): Unit<R | undefined> {
  return ((yield statement) as R[])[0]
}

/**
 * Runs a statement and goes on at once: it travels with what is asked next, or with the end. Its rows are heard before
 * those of anything asked later, and before the unit counts as done.
 *
 * @param hear  may throw, which ends the unit
 */
export function* post<R>(statement: Statement<R>, hear: (rows: R[]) => void): Unit<void> {
  yield { ...statement, hear: hear as (rows: Row[]) => void }
}

/** As `post`, for a statement whose rows, if any, nobody needs. */
export const run = (statement: Statement<unknown>): Unit<void> => post(statement, nobody)

const nobody = (): void => {}

/** Is there anybody who could still say no to what came of it? */
export const isHeard = ({ hear }: Statement<unknown>): boolean => hear !== undefined && hear !== nobody

/**
 * Asks what does not need each other in one go, in this order.
 *
 * @returns the rows of each
 */
export function* atOnce<T extends unknown[]>(
  ...statements: { [K in keyof T]: Statement<T[K]> }
): Unit<{ [K in keyof T]: T[K][] }> {
  const answers: Row[][] = []
  const last = statements.length - 1
  for (let at = 0; at < last; at++)
    yield* post<unknown>(statements[at]!, rows => {
      answers[at] = rows as Row[]
    })
  answers[last] = yield statements[last]!
  return answers as { [K in keyof T]: T[K][] }
}

/**
 * Runs units that do not need each other: what they wait for at the same time is asked in one go, in their order.
 *
 * @returns what each of them returns
 */
export function* sideBySide<T extends unknown[]>(...units: { [K in keyof T]: Unit<T[K]> }): Unit<T> {
  const results: unknown[] = new Array(units.length)
  let answers: { at: number; rows: Row[] }[] = units.map((_, at) => ({ at, rows: [] }))
  while (answers.length > 0) {
    const answered = answers
    answers = []
    // Of those who wait, the one that came last: the others' questions are posted, with it their rows come too.
    let wanted: Statement<unknown> | undefined
    for (const { at, rows } of answered) {
      let next = units[at]!.next(rows)
      for (; !next.done && next.value.hear !== undefined; next = units[at]!.next([])) yield next.value
      if (next.done) results[at] = next.value
      else {
        const before = answers.at(-1)
        if (wanted !== undefined)
          yield* post<unknown>(wanted, found => {
            before!.rows = found as Row[]
          })
        wanted = next.value
        answers.push({ at, rows: [] })
      }
    }
    if (wanted !== undefined) answers.at(-1)!.rows = yield wanted
  }
  return results as T
}

/**
 * What a unit has read was changed by another before it could write. Nothing of it is kept; the database runs it again
 * on what is there now.
 */
export class Overtaken extends Error {}

/** What a unit has read, and when that is on disk: a power loss may take it back until then, so nobody may hear of it. */
export type Early<T> = { value: T; flushed: Promise<void> }

export interface Database {
  /**
   * Runs a unit that may write, all or nothing, as if it were alone: whatever it reads holds until it is done.
   * @returns its result, once everything it wrote is flushed to disk
   */
  write<T>(unit: () => Unit<T>): Promise<T>
  /**
   * As `write`, for the few units that run all day: many share one transaction and its flush, and on a database server
   * see what others commit meanwhile. Such a unit guards itself, with `changeLoop`, a lock or a unique key.
   *
   * @param ahead  is given the result when it is committed, which may be before it is flushed, to begin what will be
   *   needed then: nobody may hear of it, and it must not throw
   */
  writeShared<T>(unit: () => Unit<T>, ahead?: (result: T) => void): Promise<T>
  /** Runs a unit that only reads, on what is committed. */
  read<T>(unit: () => Unit<T>): Promise<T>
  /** As `read`, for whoever has more to do before anybody is answered. */
  readEarly<T>(unit: () => Unit<T>): Promise<Early<T>>
  /** Tells other processes on the same database that there is work; null where nothing but looking helps. */
  readonly bell: Bell | null
  /** Can it be worked with right now? Answered within two seconds. */
  isWell(): Promise<boolean>
  /**
   * Leaves no trace of deleted rows in the database's own files.
   * @returns false when another process is in the way: try again later
   */
  scrub(): Promise<boolean>
  close(): Promise<void>
}

/** Heard by every process on the database, this one included. May be lost with a connection: look now and then too. */
export interface Bell {
  ring(topic: Wake): void
  onRing(hear: (topic: Wake) => unknown): void
}
