import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { schemaNumber } from '../store/health.ts'
import { migrations } from '../store/migrations/index.ts'
import { SqliteReader } from '../store/sqlite-reader.ts'
import { ok, problem, type Result, type Subject, warning } from './finding.ts'

const RESTORE = 'stop the service, keep a copy of the data dir, and restore the newest backup'

export async function database({ settings }: Pick<Subject, 'settings'>): Promise<Result[]> {
  if (settings.databaseUrl !== null)
    return [
      warning(
        'the database of HANDLOOP_DATABASE_URL, and with it buckets, overdue work, backups and accounts, is not looked into',
        'look at /readyz and /metrics of each node',
      ),
    ]
  const file = join(settings.dataDir, 'handloop.db')
  if (!existsSync(file)) return [warning(`there is no ${file} yet`, 'the first handloop serve makes it')]
  const index = join(settings.dataDir, 'objects', 'index.db')
  return [
    ...(await sound(file, schema)),
    ...(existsSync(index) ? await sound(index, () => [ok('object index is sound')]) : []),
  ]
}

/** @param more  what else to find out about a file that is whole */
async function sound(file: string, more: (reader: SqliteReader) => Result[]): Promise<Result[]> {
  let reader: SqliteReader | undefined
  try {
    reader = new SqliteReader(file)
    const damage = reader.damage()
    if (damage.length > 0) return [problem(`${file} is damaged: ${damage.join('; ')}`, RESTORE)]
    const dangling = reader.danglingTables()
    if (dangling.length > 0)
      return [problem(`${file} has rows that refer to nothing, in ${dangling.join(', ')}`, RESTORE)]
    return more(reader)
  } catch (error) {
    return [problem(`${file} can't be read: ${(error as Error).message}`, RESTORE)]
  } finally {
    reader?.close()
  }
}

function schema(reader: SqliteReader): Result[] {
  const number = reader.read(schemaNumber)
  if (number > migrations.length)
    return [
      problem(`the database is at schema ${number}, this version knows ${migrations.length}`, 'use a newer Handloop'),
    ]
  if (number < migrations.length)
    return [
      warning(
        `the database is at schema ${number}, this version brings it to ${migrations.length}`,
        'make a backup with the version that made it, then start the service',
      ),
    ]
  return [ok(`schema ${number}, whole, every reference holds`)]
}
