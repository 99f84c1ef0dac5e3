import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startService } from '../../conformance/service.ts'
import type { Bench } from '../figure.ts'
import type { OutsideDatabase } from './database.ts'
import { count } from './ground.ts'
import type { Seeded } from './seed.ts'

/** Own of each loop; everything else an answered loop has from the one that was really answered. */
const OWN = ['id', 'name', 'output_key', 'created_ms']
/** What is written of a loop until its event has arrived. */
const TOLD_IN = ['loop_history', 'delivery', 'assignment', 'answer']

/**
 * Makes every second seeded loop one that was answered and told of: one of them really is, and the others are given
 * what was written because of it. Pages that show what happened have as much to leave out as there are loops.
 */
export async function tellOfHalf(bench: Bench, ground: Seeded): Promise<void> {
  await answerOne(ground)
  const told = await count(ground, 'select loop_id from delivery')
  const half = `id % 2 = 0 and id <> ${told} and status = 'InProgress'`
  const others = await count(ground, `select count(*) from human_loop where ${half}`)
  const db = ground.open()
  bench.say(`  telling of ${others.toLocaleString('en-US')} loops …`)
  await db.run('create temporary table half (id integer primary key)')
  await db.run(`insert into half select id from human_loop where ${half}`)
  const loopColumns = (await db.column(db.columnsOf('human_loop'))).filter(name => !OWN.includes(name)).join(', ')
  await db.run(`
    begin;
    update human_loop set (${loopColumns}) = (select ${loopColumns} from human_loop where id = ${told})
     where id in (select id from half);
    update flow_tally set open_count = open_count - ${others}
     where open_count = (select max(open_count) from flow_tally);
    ${(await Promise.all(TOLD_IN.map(table => copy(db, table, told)))).join('')}
    commit`)
  await db.getUsedTo()
  await db.close()
}

/** Of each loop its rows follow each other, as they would have been written. */
async function copy(db: OutsideDatabase, table: string, told: number): Promise<string> {
  const columns = (await db.column(db.columnsOf(table))).filter(name => name !== 'id' && name !== 'loop_id')
  const names = columns.join(', ')
  return `
    insert into ${table} (loop_id, ${names})
    select half.id, ${columns.map(name => `p.${name}`).join(', ')}
      from half, ${table} p where p.loop_id = ${told} order by half.id, p.rowid;`
}

async function answerOne(ground: Seeded): Promise<void> {
  const receiver = createServer((request, response) => {
    request.resume()
    response.writeHead(204).end()
  })
  await new Promise<void>(listening => receiver.listen(0, '127.0.0.1', listening))
  const { port } = receiver.address() as AddressInfo
  const env = { ...ground.env, HANDLOOP_WEBHOOK_URL: `http://127.0.0.1:${port}/` }
  const service = await startService(env, { dataDir: ground.dataDir })
  const post = async (path: string, body?: object) => {
    const headers = { authorization: `Bearer ${ground.tokens[0]}`, 'content-type': 'application/json' }
    const response = await fetch(`${service.url}/worker/api/${path}`, {
      method: 'POST',
      headers,
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as { taskId: string; leaseEpoch: number }
  }
  const { taskId, leaseEpoch } = await post('tasks/next')
  await post(`tasks/${taskId}/submit`, { leaseEpoch, answerContent: { verdict: 'good' } })
  while ((await count(ground, 'select count(*) from delivery')) === 0)
    await new Promise(resolve => setTimeout(resolve, 50))
  await service.stop()
  receiver.close()
}
