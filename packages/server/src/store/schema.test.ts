import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openAt, sharedServer } from './testing/databases.ts'
import { postgresSchema, sqliteSchema } from './testing/schema.ts'

/** `UPDATE=1` writes the file anew, for a migration that was meant. */
function isAsWritten(name: string, schema: string): void {
  const file = join(import.meta.dirname, 'schema', name)
  if (process.env.UPDATE === '1') writeFileSync(file, schema)
  assert.equal(schema, readFileSync(file, 'utf8'))
}

test('SQLite: all migrations lead to the schema that is committed', () => {
  isAsWritten('sqlite.sql', sqliteSchema())
})

test('PostgreSQL: all migrations lead to the schema that is committed', async () => {
  const db = await openAt(await (await sharedServer()).newDatabase())
  isAsWritten('postgresql.txt', await postgresSchema(db))
  await db.close()
})
