import type pg from 'pg'
import { POSTGRES, spelled } from '../differences.ts'
import { migrations, mustKnow } from '../migrations/index.ts'

/** Any number; taken by nobody else on the database. Nodes that start together migrate one after the other. */
const LOCK = 0x68616e64

/**
 * Brings the schema up to date while older nodes may be running on it: a migration only adds, and what it adds has a
 * value that older nodes need not know of.
 *
 * @throws SettingsError when the database is newer than this program
 */
export async function migratePostgres(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await holdSchema(client)
    await migrateOn(client)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

/** Until its transaction ends nobody else migrates the database, or fills it. */
export async function holdSchema(client: pg.ClientBase): Promise<void> {
  // Another node's migration may take its time.
  await client.query('set local lock_timeout = 0')
  await client.query(`select pg_advisory_xact_lock(${LOCK})`)
}

/** @param upTo  the schema's number to stop at, for rows that were written under an older one */
export async function migrateOn(client: pg.ClientBase, upTo = migrations.length): Promise<void> {
  await client.query('create table if not exists migration (number integer primary key, name text not null)')
  const newest = await client.query<{ number: number }>('select coalesce(max(number), 0) as number from migration')
  const done = newest.rows[0]!.number
  mustKnow(done)
  for (const [index, migration] of migrations.entries()) {
    if (index < done || index >= upTo) continue
    await client.query(spelled(migration.sql, POSTGRES))
    await client.query('insert into migration (number, name) values ($1, $2)', [index + 1, migration.name])
  }
}
