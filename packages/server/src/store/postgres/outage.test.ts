// PostgreSQL goes away, or a node does, in the middle of things.
import assert from 'node:assert/strict'
import { type AddressInfo, connect, createServer } from 'node:net'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { all, run, sql, type Unit } from '../sql.ts'
import { PostgresServer } from '../testing/postgres-server.ts'
import { OutcomeUnknown } from './errors.ts'
import { migratePostgres } from './migrate.ts'
import { PostgresDatabase } from './postgres.ts'

let server: PostgresServer
let url: string
before(async () => {
  server = await PostgresServer.start()
  url = await server.newDatabase()
})
after(() => server.stop())

async function aNode(): Promise<PostgresDatabase> {
  const db = new PostgresDatabase(url)
  await migratePostgres(db.pool)
  return db
}

/** Another client of the server, for looking and for breaking things. */
async function bystander<T>(ask: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await ask(client)
  } finally {
    await client.end()
  }
}

function* add(id: string): Unit<void> {
  yield* run(sql`insert into account (id, created_ms) values (${id}, 1)`)
}
function* addOnce(id: string): Unit<void> {
  yield* run(sql`insert into account (id, created_ms) values (${id}, 1) on conflict do nothing`)
}
function* accounts(prefix: string): Unit<string[]> {
  return (yield* all(sql<{ id: string }>`select id from account where id like ${`${prefix}%`} order by id`)).map(
    r => r.id,
  )
}

const CUT =
  "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and application_name = 'handloop'"

describe('connections are cut', () => {
  test('again and again, under units that run: each is done once, or its caller is told', async () => {
    const db = await aNode()
    let isOver = false
    const cutting = bystander(async client => {
      for (let i = 0; i < 15; i++) {
        await client.query(CUT)
        await new Promise(resolve => setTimeout(resolve, 100))
      }
      isOver = true
    })
    const told = new Map<string, 'done' | 'failed'>()
    for (let round = 0; !isOver; round++)
      await Promise.all(
        Array.from({ length: 20 }, async (_, i) => {
          const id = `cut ${round} ${i}`
          told.set(
            id,
            await db
              .writeShared(() => add(id))
              .then(
                () => 'done' as const,
                () => 'failed' as const,
              ),
          )
        }),
      )
    await cutting
    const kept = new Set(await db.read(() => accounts('cut')))
    for (const [id, answer] of told) assert.ok(answer === 'failed' || kept.has(id), `${id} was acknowledged`)
    assert.ok([...told.values()].filter(one => one === 'done').length >= 40)
    await db.close()
  })

  test('the bell is heard again afterwards', async () => {
    const [db, other] = [await aNode(), await aNode()]
    const heard: string[] = []
    db.bell.onRing(topic => heard.push(topic))
    const hears = async (topic: string, ring: () => void) => {
      const from = heard.length
      for (let i = 0; i < 100 && !heard.slice(from).includes(topic); i++) {
        ring()
        await new Promise(resolve => setTimeout(resolve, 50))
      }
      assert.ok(heard.slice(from).includes(topic))
    }
    await hears('delivery', () => other.bell.ring('delivery'))
    await bystander(client => client.query(CUT))
    await hears('housekeeping', () => other.bell.ring('housekeeping'))
    await Promise.all([db.close(), other.close()])
  })
})

describe('the server', () => {
  for (const how of ['fast', 'crash'] as const)
    test(`restarts (${how}): what was acknowledged is there, what comes meanwhile is done when it is back`, async () => {
      const db = await aNode()
      const before = Array.from({ length: 50 }, (_, i) => `${how} before ${i}`)
      await Promise.all(before.map(id => db.writeShared(() => add(id))))
      const restarting = server.restart(how)
      const meanwhile = `${how} meanwhile`
      // A caller who is not told how it ended asks again, as SDKs do.
      await db.writeShared(() => add(meanwhile)).catch(() => db.writeShared(() => addOnce(meanwhile)))
      await restarting
      assert.deepEqual(await db.read(() => accounts(how)), [...before, meanwhile].sort())
      await db.close()
    })

  test('is away for long: callers are told, and nothing of it is there later', async () => {
    const db = await aNode()
    await server.halt()
    await Promise.all([assert.rejects(db.writeShared(() => add('never'))), assert.rejects(db.read(() => accounts('')))])
    await server.resume()
    assert.deepEqual(await db.read(() => accounts('never')), [])
    await db.close()
  })
})

describe('a commit', () => {
  test('is flushed before it is answered, whatever the server’s default', async () => {
    await bystander(client => client.query('alter system set synchronous_commit = off'))
    await bystander(client => client.query('select pg_reload_conf()'))
    const db = await aNode()
    const shown = await db.read(() =>
      all(sql<{ setting: string }>`
      select setting from pg_settings where name = 'synchronous_commit'`),
    )
    assert.equal(shown[0]!.setting, 'on')
    await db.close()
    await bystander(client => client.query('alter system reset synchronous_commit'))
  })
})

/** Between a node and the server: lets everything through but the answer to a commit, and cuts the line then. */
async function swallower(): Promise<{ url: string; swallowed: () => number; close: () => void }> {
  let swallowed = 0
  const target = new URL(url)
  const proxy = createServer(client => {
    const server = connect(Number(target.port), target.hostname)
    let isCommitting = false
    client.on('data', data => {
      isCommitting ||= data.includes('commit\0')
      server.write(data)
    })
    server.on('data', data => {
      if (!isCommitting) return client.write(data)
      swallowed++
      client.destroy()
      server.destroy()
    })
    for (const one of [client, server]) one.on('error', () => {})
    client.on('close', () => server.destroy())
    server.on('close', () => client.destroy())
  })
  await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
  const through = new URL(url)
  through.port = String((proxy.address() as AddressInfo).port)
  return { url: through.href, swallowed: () => swallowed, close: () => proxy.close() }
}

describe('a commit whose answer is lost', () => {
  test('is neither acknowledged nor done again: the caller is told that nobody knows, and may ask again', async () => {
    await (await aNode()).close()
    const line = await swallower()
    const db = new PostgresDatabase(line.url)
    for (const write of [db.writeShared.bind(db), db.write.bind(db)]) {
      const id = `unknown ${line.swallowed()}`
      let runs = 0
      const unit = function* (): Unit<void> {
        runs++
        yield* add(id)
      }
      await assert.rejects(write(unit), OutcomeUnknown)
      assert.equal(runs, 1)
      // The server had done it. Another time it will not have: from outside both look the same.
      assert.equal((await bystander(client => client.query('select 1 from account where id = $1', [id]))).rowCount, 1)
    }
    assert.equal(line.swallowed(), 2)
    await db.close()
    line.close()
  })
})

describe('readiness', () => {
  test('follows the server: a node that is cut off from it says so, and that it is back', async () => {
    const db = await aNode()
    db.bell.onRing(() => {})
    const becomes = async (wanted: boolean) => {
      for (let i = 0; i < 100 && (await db.isWell()) !== wanted; i++)
        await new Promise(resolve => setTimeout(resolve, 50))
      assert.equal(await db.isWell(), wanted)
    }
    await becomes(true)
    await server.halt()
    await becomes(false)
    await server.resume()
    await becomes(true)
    await db.close()
  })
})

describe('a node that stops in the middle of a transaction', () => {
  test('loses its locks, and what it began, to those who go on', async () => {
    const db = await aNode()
    await db.write(() => add('locked'))
    const paused = await db.pool.connect()
    await paused.query('begin')
    await paused.query("update account set created_ms = 2 where id = 'locked'")
    const change = function* (): Unit<void> {
      yield* run(sql`update account set created_ms = 3 where id = 'locked'`)
    }
    await db.writeShared(change)
    await assert.rejects(paused.query("update account set created_ms = 4 where id = 'locked'"))
    paused.release(true)
    const rows = await db.read(() =>
      all(sql<{ created_ms: number }>`select created_ms from account where id = 'locked'`),
    )
    assert.equal(rows[0]!.created_ms, 3)
    await db.close()
  })
})

describe('a migration', () => {
  test('under a running node disturbs nothing: statements that it changes are prepared anew', async () => {
    const db = await aNode()
    await db.write(() => add('older'))
    const look = () => all(sql<{ id: string; newer?: number }>`select * from account where id = 'older'`)
    const lookAndWrite = (id: string) =>
      function* (): Unit<number> {
        const rows = yield* look()
        yield* add(id)
        return Object.keys(rows[0]!).length
      }
    const many = (word: string) =>
      Promise.all(Array.from({ length: 12 }, (_, i) => db.writeShared(lookAndWrite(`${word} ${i}`))))
    // Every connection has the statements at hand, alone and for many.
    for (let i = 0; i < 4; i++)
      await Promise.all([many(`before ${i}`), db.read(look), db.write(lookAndWrite(`alone ${i}`))])
    await bystander(client => client.query('alter table account add column newer bigint'))
    const [widths] = await Promise.all([many('after'), db.read(look), db.write(lookAndWrite('alone after'))])
    assert.equal(new Set(widths).size, 1)
    assert.equal((await db.read(() => accounts('after'))).length, 12)
    await bystander(client => client.query('alter table account drop column newer'))
    assert.ok(!('newer' in (await db.read(look))[0]!))
    await db.close()
  })
})

describe('nodes that start at once', () => {
  test('bring the schema up to date together, once', async () => {
    url = await server.newDatabase()
    const nodes = await Promise.all([aNode(), aNode(), aNode()])
    const done = await nodes[0]!.read(() => all(sql<{ number: number }>`select number from migration order by number`))
    assert.ok(done.length > 0)
    assert.equal(new Set(done.map(row => row.number)).size, done.length)
    await Promise.all(nodes.map(node => node.close()))
  })

  test('a schema that is newer is refused, and the message says what to do', async () => {
    const db = await aNode()
    await db.pool.query("insert into migration (number, name) values (999, 'from the future')")
    await assert.rejects(migratePostgres(db.pool), /schema 999.*use a newer Handloop/)
    await db.close()
  })
})
