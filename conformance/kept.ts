import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { postgresPrograms } from '../packages/server/src/store/testing/postgres-server.ts'
import type { Service } from './service.ts'

/**
 * Everything that a service keeps, but for the customers' own objects: each file of the data dir by its name, as bytes
 * in latin-1, and on PostgreSQL all that the database would hand to anybody.
 */
export async function kept(service: Service): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  const visit = (folder: string): void => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name)
      if (path === join(service.dataDir, 'objects')) continue
      if (statSync(path).isDirectory()) visit(path)
      else texts.set(relative(service.dataDir, path), readFileSync(path).toString('latin1'))
    }
  }
  visit(service.dataDir)
  if (service.databaseUrl !== undefined) texts.set('the database', await dump(service.databaseUrl))
  return texts
}

async function dump(url: string): Promise<string> {
  const program = join(postgresPrograms()!, 'pg_dump')
  return (await promisify(execFile)(program, ['-d', url], { maxBuffer: 2 ** 30, encoding: 'latin1' })).stdout
}
