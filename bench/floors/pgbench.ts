import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PostgresServer } from '../../packages/server/src/store/testing/postgres-server.ts'
import { startBody } from '../load/loop-starts.ts'
import { postgresDatabase } from '../stage/database.ts'
import { FLOW_ARN } from '../stage/service.ts'

export type Inserts = (seconds: number) => Promise<number>

/**
 * The least that a durable start can cost on this server: one row of the same bytes in its own transaction, by
 * PostgreSQL's own load generator, prepared, over so many connections.
 */
export async function singleRowInserts(server: PostgresServer, folder: string, connections: number): Promise<Inserts> {
  const url = await server.newDatabase()
  const db = postgresDatabase(url)
  await db.run('create table started (id bigserial primary key, request text not null)')
  await db.close()
  const script = join(folder, 'insert.sql')
  writeFileSync(script, 'insert into started (request) values (:request);\n')
  const fixed = ['-n', '-M', 'prepared', '-c', String(connections), '-j', '2', '-f', script]
  const request = `request=${startBody(FLOW_ARN, 'single-row')}`
  return async seconds => {
    // It counts connecting as part of its time, which takes a busy machine a second.
    const args = [...fixed, '-D', request, '-T', String(Math.max(3, Math.round(seconds)))]
    const said = await server.program(url, 'pgbench', ...args)
    const perSecond = /^tps = ([\d.]+)/m.exec(said)?.[1]
    if (perSecond === undefined || !/failed transactions: 0 /.test(said)) throw new Error(`pgbench said: ${said}`)
    return Number(perSecond)
  }
}
