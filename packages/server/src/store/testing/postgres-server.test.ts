import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { PostgresServer } from './postgres-server.ts'

describe('a PostgreSQL of our own', () => {
  let server: PostgresServer
  before(async () => {
    server = await PostgresServer.start()
  })
  after(() => server.stop())

  const ask = (url: string, query: string): Promise<string> => server.program(url, 'psql', '-qtA', '-c', query)

  test('flushes every commit, as it comes', async () => {
    assert.equal(await ask(server.url(), 'show fsync'), 'on')
    assert.equal(await ask(server.url(), 'show synchronous_commit'), 'on')
  })

  test('keeps its address and what was committed over a crash', async () => {
    const url = await server.newDatabase()
    await ask(url, 'create table kept (id int); insert into kept values (7)')
    await server.halt('crash')
    await assert.rejects(ask(url, 'select 1'))
    await server.resume()
    assert.equal(await ask(url, 'select id from kept'), '7')
  })

  test('gives databases that share nothing', async () => {
    const [one, other] = [await server.newDatabase(), await server.newDatabase()]
    await ask(one, 'create table mine (id int)')
    await assert.rejects(ask(other, 'select * from mine'), /does not exist/)
  })

  test('ends when the process that started it is killed', async () => {
    const file = JSON.stringify(join(import.meta.dirname, 'postgres-server.ts'))
    const code = `import { PostgresServer } from ${file}; console.log((await PostgresServer.start()).url()); setInterval(() => {}, 1000)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
    const url = String((await once(child.stdout, 'data'))[0]).trim()
    const answers = () => ask(url, 'select 1').catch(() => 'gone')
    assert.equal(await answers(), '1')
    child.kill('SIGKILL')
    while ((await answers()) !== 'gone') await new Promise(resolve => setTimeout(resolve, 50))
  })
})
