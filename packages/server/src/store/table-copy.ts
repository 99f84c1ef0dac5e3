import type { SqlValue } from './sql.ts'

/**
 * A database as a backup reads it: one state, however long the reading takes and whatever others write meanwhile.
 * Rows come one after another, so that memory does not grow with the database.
 */
export interface TableSource {
  /** Names of a table's columns, in the order in which `select t.*` gives them. */
  columns(table: string): Promise<string[]>
  rows(query: string): Iterable<SqlValue[]> | AsyncIterable<SqlValue[]>
  /** The largest id that each table with generated ids has ever given; those that are gone are not given again. */
  lastIds(): Promise<Record<string, number>>
  close(): Promise<void>
}

/** Rows of one table, all with the same columns, each key once. `key`: the columns of its primary key. */
export type Rows = { table: string; columns: string[]; key: string[]; rows: SqlValue[][] }

/** An empty database as a restore fills it. Nobody else uses it, and it counts only once `finish` has resolved. */
export interface TableTarget {
  /** Puts rows in. A row whose key is there already takes its place: it says more than the one before. */
  put(rows: Rows): Promise<void>
  /** Generated ids go on behind these, and behind every id that was put in. */
  setLastIds(lastIds: Record<string, number>): Promise<void>
  /** Resolves when all of it is on the disk, and closes. */
  finish(): Promise<void>
  /** Closes; what is not finished counts for nothing. */
  close(): Promise<void>
}
