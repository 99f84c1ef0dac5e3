// The databases that the store runs on: each store test has one body and runs on all of them.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DatabasePlace, openDatabase } from '../open-database.ts'
import type { Database } from '../sql.ts'
import { PostgresServer } from './postgres-server.ts'

/** Where a database is, as text: the URL of a PostgreSQL database, or a data dir. */
export type Where = string

export type DatabaseKind = { name: 'SQLite' | 'PostgreSQL'; fresh: () => Promise<Where> }

let server: Promise<PostgresServer> | undefined

/** One server for all tests of this process; it ends with the process. */
export const sharedServer = (): Promise<PostgresServer> => {
  server ??= PostgresServer.start().then(started => started.unref())
  return server
}

export const DATABASES: readonly DatabaseKind[] = [
  { name: 'SQLite', fresh: async () => mkdtempSync(join(tmpdir(), 'handloop-store-')) },
  { name: 'PostgreSQL', fresh: async () => (await sharedServer()).newDatabase() },
]

export const placeOf = (where: Where): DatabasePlace =>
  where.startsWith('postgres') ? { dataDir: '', url: where } : { dataDir: where, url: null }

export const openAt = (where: Where): Promise<Database> => openDatabase(placeOf(where))

/** Removes what `fresh` made; databases go with their server. */
export function forget(where: Where): void {
  if (placeOf(where).url === null) rmSync(where, { recursive: true, force: true })
}
