import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { SettingsError } from '../settings.ts'
import { migrateSqlite } from './migrate.ts'
import { MEND_DATABASE, nameOf, whyUnusable } from './postgres/alone.ts'
import { isLostConnection } from './postgres/errors.ts'
import { migratePostgres } from './postgres/migrate.ts'
import { PostgresDatabase } from './postgres/postgres.ts'
import { PostgresTableSource } from './postgres/table-source.ts'
import type { Database } from './sql.ts'
import { SqliteDatabase } from './sqlite.ts'
import { SqliteTableSource } from './sqlite-tables.ts'
import type { TableSource } from './table-copy.ts'

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

/** A wrong password, an unknown user, a database that is not there. */
const REFUSED = /^(28|3D)/
/** Nobody waits for a migration, or for a restore, longer than for any statement. */
const CANCELED = '57014'

async function openPostgres(url: string): Promise<Database> {
  const db = new PostgresDatabase(url)
  try {
    await migratePostgres(db.pool)
    return db
  } catch (error) {
    await db.close()
    const { code = '' } = error as { code?: string }
    if (isLostConnection(error) || REFUSED.test(code))
      throw new SettingsError(`${whyUnusable(url, error)}; ${MEND_DATABASE}`)
    if (code === CANCELED)
      throw new SettingsError(
        `the database ${nameOf(url)} is being migrated, or restored into, by another process; try again when it is done`,
      )
    throw error
  }
}

/** Opens the state that the database has now, for a backup. */
export async function openTableSource({ dataDir, url }: DatabasePlace): Promise<TableSource> {
  return url === null ? new SqliteTableSource(join(dataDir, 'handloop.db')) : PostgresTableSource.open(url)
}
