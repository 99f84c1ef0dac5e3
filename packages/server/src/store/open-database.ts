import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { migrateSqlite } from './migrate.ts'
import { migratePostgres } from './postgres/migrate.ts'
import { openingError } from './postgres/opening-error.ts'
import { PostgresDatabase } from './postgres/postgres.ts'
import type { Database } from './sql.ts'
import { SqliteDatabase } from './sqlite.ts'

/** `url` of a PostgreSQL database that nodes share, or null for the database that is embedded in the data dir. */
export type DatabasePlace = { dataDir: string; url: string | null }

/** Opens the database, in a data dir that is there, and brings its schema up to date. */
export async function openDatabase({ dataDir, url }: DatabasePlace): Promise<Database> {
  return url === null ? openEmbedded(dataDir) : openPostgres(url)
}

function openEmbedded(dataDir: string): Database {
  const file = join(dataDir, 'handloop.db')
  // Whatever the umask says: the database holds secrets, and so do the files that SQLite puts beside it.
  const before = process.umask(0o077)
  const db = new SqliteDatabase(file)
  migrateSqlite(db.raw)
  process.umask(before)
  chmodSync(file, 0o600)
  return db
}

async function openPostgres(url: string): Promise<Database> {
  const db = new PostgresDatabase(url)
  try {
    await migratePostgres(db.pool)
    return db
  } catch (error) {
    await db.close()
    throw openingError(url, error)
  }
}
