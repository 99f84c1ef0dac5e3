import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { schemaNumber } from '../store/health.ts'
import { SqliteReader } from '../store/sqlite-reader.ts'
import { ok, problem, type Result, type Subject, warning } from './finding.ts'
import { schemaOf } from './schema.ts'
import { onServer } from './server.ts'

const RESTORE = 'stop the service, keep a copy of the data dir, and restore the newest backup'

export async function database({ settings, server }: Pick<Subject, 'settings' | 'server'>): Promise<Result[]> {
  if (server !== null) return onServer(server)
  const file = join(settings.dataDir, 'handloop.db')
  if (!existsSync(file)) return [warning(`there is no ${file} yet`, 'the first handloop serve makes it')]
  const index = join(settings.dataDir, 'objects', 'index.db')
  return [
    ...(await sound(file, schema)),
    ...(existsSync(index) ? await sound(index, async () => [ok('object index is sound')]) : []),
  ]
}

/** @param more  what else to find out about a file that is whole */
async function sound(file: string, more: (reader: SqliteReader) => Promise<Result[]>): Promise<Result[]> {
  let reader: SqliteReader | undefined
  try {
    reader = new SqliteReader(file)
    const damage = reader.damage()
    if (damage.length > 0) return [problem(`${file} is damaged: ${damage.join('; ')}`, RESTORE)]
    const dangling = reader.danglingTables()
    if (dangling.length > 0)
      return [problem(`${file} has rows that refer to nothing, in ${dangling.join(', ')}`, RESTORE)]
    return await more(reader)
  } catch (error) {
    return [problem(`${file} can't be read: ${(error as Error).message}`, RESTORE)]
  } finally {
    await reader?.close()
  }
}

async function schema(reader: SqliteReader): Promise<Result[]> {
  return [schemaOf(await reader.read(schemaNumber), 'whole, every reference holds')]
}
