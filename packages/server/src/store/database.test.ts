// What every database promises to units of work, whichever it is.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import {
  all,
  atOnce,
  common,
  type Database,
  first,
  Overtaken,
  post,
  run,
  type SqlValue,
  type Statement,
  sideBySide,
  sql,
  type Unit,
} from './sql.ts'
import { DATABASES, forget, openAt, type Where } from './testing/databases.ts'

// Any table will do; these two have all kinds of values, a key and a counter.
function* addKey(id: string, secret = 'secret'): Unit<void> {
  yield* run(sql`insert into access_key (id, account_id, secret, created_ms) values (${id}, 'a', ${secret}, 1)`)
}
function* keys(): Unit<string[]> {
  return (yield* all(sql<{ id: string }>`select id from access_key order by id`)).map(row => row.id)
}
function* addTeam(name: string): Unit<number> {
  const row = yield* first(sql<{ id: number }>`
    insert into workteam (account_id, region, name, workforce_id, config, created_ms, updated_ms)
    values ('a', 'r', ${name}, 1, '{}', 1, 0) returning id`)
  return row!.id
}
const raise = (id: number) =>
  function* (): Unit<number> {
    const seen = yield* first(sql<{ updated_ms: number }>`select updated_ms from workteam where id = ${id}`)
    const next = seen!.updated_ms + 1
    const moved = yield* all(sql<{ id: number }>`
      update workteam set updated_ms = ${next} where id = ${id} and updated_ms = ${seen!.updated_ms} returning id`)
    if (moved.length === 0) throw new Overtaken('somebody was faster')
    return next
  }

for (const { name, fresh } of DATABASES)
  describe(name, () => {
    let where: Where
    let db: Database
    before(async () => {
      where = await fresh()
      db = await openAt(where)
      await db.write(function* () {
        yield* run(sql`insert into account (id, created_ms) values ('a', 1)`)
        yield* run(sql`
          insert into workforce (account_id, region, name, config, created_ms, updated_ms)
          values ('a', 'r', 'f', '{}', 1, 1)`)
      })
    })
    after(async () => {
      await db.close()
      forget(where)
    })

    test('whoever writes a row by its id learns whether it was there', async () => {
      type Id = { id: number | string }
      const asked = await db.write(function* () {
        const team = yield* addTeam('written by its id')
        return {
          team,
          later: (yield* addTeam('the next one')) > team,
          changed: yield* all(
            sql<Id>`update workteam set config = ${'{"a":1}'} where id = ${team} and updated_ms = ${0} returning id`,
          ),
          missed: yield* all(
            sql<Id>`update workteam set config = '{}' where id = ${team} and updated_ms = ${7} returning id`,
          ),
          // More rows than that of the id.
          several: yield* all(sql<Id>`
            update workteam set updated_ms = 3 where id = ${team} and region = 'r' or name = ${'the next one'} returning id`),
          // An id inside of the question is not that of the row.
          byAnother: yield* all(sql<Id>`
            update workteam set updated_ms = (select created_ms from workteam where id = ${team} and region = 'r')
             where name = ${'the next one'} returning id`),
          lettered: yield* all(sql<Id>`
            insert into access_key (id, account_id, secret, created_ms) values (${'lettered'}, 'a', 's', 1) returning id`),
          deleted: yield* all(sql<Id>`delete from access_key where id = ${'lettered'} returning id`),
          goneBefore: yield* all(sql<Id>`delete from access_key where id = ${'lettered'} returning id`),
        }
      })
      const { team, several, byAnother, ...rest } = asked
      const ids = (rows: Id[]) => rows.map(row => Number(row.id))
      assert.deepEqual(ids(several).sort(), [team, team + 1])
      assert.deepEqual(ids(byAnother), [team + 1])
      const lettered = [{ id: 'lettered' }]
      assert.deepEqual(
        { ...rest, changed: ids(rest.changed), lettered: rest.lettered.map(row => ({ ...row })) },
        { later: true, changed: [team], missed: [], lettered, deleted: lettered, goneBefore: [] },
      )
    })

    test('each of many units gets its own result, in the order in which they came', async () => {
      const names = Array.from({ length: 300 }, (_, i) => `team ${i}`)
      const ids = await Promise.all(names.map(one => db.writeShared(() => addTeam(one))))
      assert.equal(new Set(ids).size, 300)
      const read = await Promise.all(
        ids.map(id => db.read(() => first(sql<{ name: string }>`select name from workteam where id = ${id}`))),
      )
      assert.deepEqual(
        read.map(row => row?.name),
        names,
      )
    })

    test('a unit that fails takes back its own writes and nobody else’s', async () => {
      const failing = function* (): Unit<void> {
        yield* addKey('half done')
        throw new Error('changed my mind')
      }
      const ended = await Promise.allSettled([
        db.writeShared(() => addKey('one')),
        db.writeShared(failing),
        db.writeShared(() => addKey('two')),
        db.write(failing),
      ])
      assert.deepEqual(
        ended.map(one => (one.status === 'rejected' ? one.reason.message : one.status)),
        ['fulfilled', 'changed my mind', 'fulfilled', 'changed my mind'],
      )
      assert.deepEqual(await db.read(keys), ['one', 'two'])
    })

    test('a unit that breaks a rule of the schema fails alone', async () => {
      const ended = await Promise.allSettled([
        db.writeShared(() => addKey('three')),
        db.writeShared(() => addKey('one')),
        db.writeShared(() => addKey('four')),
      ])
      assert.deepEqual(
        ended.map(one => one.status),
        ['fulfilled', 'rejected', 'fulfilled'],
      )
      assert.deepEqual(await db.read(keys), ['four', 'one', 'three', 'two'])
    })

    test('an error says which rule was broken, and shows nothing of the row', async () => {
      const breaking = db.writeShared(() => addKey('one', 'a secret that must stay one'))
      const error = await breaking.then(
        () => assert.fail(),
        error => error,
      )
      assert.match(error.message, /unique/i)
      assert.doesNotMatch(JSON.stringify({ ...error, message: error.message }), /a secret that|=\(one\)/)
    })

    test('units that go for the same row all get through, one after the other', async () => {
      const id = await db.write(() => addTeam('counter'))
      const other = await openAt(where)
      const raised = await Promise.all(
        Array.from({ length: 40 }, (_, i) => (i % 2 ? db : other).writeShared(raise(id))),
      )
      assert.deepEqual(
        raised.sort((a, b) => a - b),
        Array.from({ length: 40 }, (_, i) => i + 1),
      )
      await other.close()
    })

    test('units that run alone do not miss what the other decides on', async () => {
      const other = await openAt(where)
      // At most one key may begin so: both look, and both would find none.
      const claim = (id: string) =>
        function* (): Unit<boolean> {
          const taken = yield* all(sql`select id from access_key where id like 'only%'`)
          if (taken.length === 0) yield* addKey(id)
          return taken.length === 0
        }
      const claimed = await Promise.all([db.write(claim('only 1')), other.write(claim('only 2'))])
      assert.deepEqual(claimed.sort(), [false, true])
      await other.close()
    })

    test('texts, numbers and bytes come back as they went in, alone and among many', async () => {
      const text = fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('', '{}', 'null', 'NULL', '\\', '"', '","', "'", '{"a":[1,null,"x\\"y"]}', 'ü\u2028\u{1f600}'),
      )
      const value = fc.record({
        text: text.filter(one => !one.includes('\0')),
        number: fc.maxSafeInteger(),
        none: fc.option(fc.constant('some'), { nil: null }),
        bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
      })
      let count = 0
      const keep = (hash: Uint8Array, one: { text: string; number: number; none: SqlValue }) =>
        db.writeShared(function* () {
          yield* run(sql`insert into session (id_hash, worker_id, expires_ms) values (${hash}, ${null}, ${one.number})`)
          yield* run(sql`
            insert into worker (account_id, issuer, sub, name, email, created_ms)
            values ('a', ${one.text}, ${Buffer.from(hash).toString('hex')}, ${one.text}, ${one.none}, ${one.number})`)
          const session = yield* first(sql`select id_hash, expires_ms from session where id_hash = ${hash}`)
          const worker = yield* first(sql`
            select name, email, created_ms from worker
             where issuer = ${one.text} and sub = ${Buffer.from(hash).toString('hex')}`)
          return { ...session, ...worker }
        })
      const property = fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 12 }), async values => {
        const hashes = values.map(({ bytes }) => Buffer.concat([bytes, Buffer.from(`${++count}`)]))
        const kept = await Promise.all(
          values.map((one, i) => keep(hashes[i]!, { ...one, text: `${one.text}${count}${i}` })),
        )
        for (const [i, found] of kept.entries()) {
          const { id_hash: hash, ...rest } = found as Record<string, SqlValue>
          assert.deepEqual(Buffer.from(hash as Uint8Array), hashes[i])
          const { text: name, number, none: email } = values[i]!
          assert.deepEqual(rest, { expires_ms: number, name: `${name}${count}${i}`, email, created_ms: number })
        }
      })
      await fc.assert(property, { numRuns: 30 })
    })

    test('large values share a transaction with small ones', async () => {
      const sizes = Array.from({ length: 20 }, (_, i) => (i % 5 === 0 ? 900_000 : 10))
      const secrets = sizes.map((size, i) => `${i}`.repeat(size).slice(0, size))
      await Promise.all(secrets.map((secret, i) => db.writeShared(() => addKey(`large ${i}`, secret))))
      for (const [i, secret] of secrets.entries()) {
        const row = await db.read(() =>
          first(sql<{ secret: string }>`select secret from access_key where id = ${`large ${i}`}`),
        )
        assert.ok(row?.secret === secret, `value ${i}`)
      }
    })

    test('what many units ask alike is never older than what was written before, nor what was taken back', async () => {
      const id = await db.write(() => addTeam('asked alike'))
      function* look(): Unit<string | undefined> {
        const row = yield* first(common(sql<{ config: string }>`select config from workteam where id = ${id}`))
        return row?.config
      }
      const change = (config: string) => run(sql`update workteam set config = ${config} where id = ${id}`)
      const changing = (config: string) =>
        function* (): Unit<unknown[]> {
          const before = yield* look()
          yield* change(config)
          return [before, yield* look()]
        }
      assert.deepEqual(await db.writeShared(changing('one')), ['{}', 'one'])
      const failing = function* (): Unit<never> {
        yield* change('taken back')
        assert.equal(yield* look(), 'taken back')
        throw new Error('no')
      }
      const [failed, ...seen] = await Promise.allSettled([
        db.writeShared(failing),
        ...Array.from({ length: 20 }, () => db.writeShared(look)),
      ])
      assert.equal(failed.status, 'rejected')
      for (const one of seen) assert.deepEqual(one, { status: 'fulfilled', value: 'one' })
      assert.deepEqual(await db.writeShared(changing('two')), ['one', 'two'])
      assert.equal(await db.read(look), 'two')
      const other = await openAt(where)
      await other.write(() => change('from elsewhere'))
      await other.close()
      assert.equal(await db.writeShared(look), 'from elsewhere')
    })

    test('what many units add is all there: for whoever asks, whoever comes later, and nothing of those who failed', async () => {
      const add = (flowId: number, count: number) =>
        run(sql`
          insert into flow_tally (flow_id, shard, open_count) values (${flowId}, 77, ${count})
          on conflict (flow_id, shard) do update set open_count = flow_tally.open_count + excluded.open_count`)
      const counts = (flowId: number) =>
        all(sql<{ open_count: number }>`select open_count from flow_tally where flow_id = ${flowId} and shard = 77`)
      function* count(flowId: number): Unit<number | undefined> {
        return (yield* counts(flowId))[0]?.open_count
      }
      const adding = (flowId: number, amounts: number[]) =>
        function* (): Unit<number | undefined> {
          for (const amount of amounts) yield* add(flowId, amount)
          return yield* count(flowId)
        }
      assert.equal(await db.writeShared(adding(1001, [2, 3])), 5)
      assert.equal(await db.write(adding(1001, [-1])), 4)
      const failing = function* (): Unit<never> {
        yield* add(1001, 1000)
        yield* add(1003, 1000)
        throw new Error('no')
      }
      const silent = (flowId: number, amount: number) => db.writeShared(() => add(flowId, amount))
      await Promise.all([silent(1001, 1), silent(1002, 9), silent(1001, -1), silent(1002, -8)])
      assert.deepEqual(await Promise.all([1001, 1002].map(id => db.read(() => count(id)))), [4, 1])
      const together = [silent(1001, 1), db.writeShared(failing), silent(1002, 7), silent(1001, 5), silent(1002, -2)]
      const outcomes = (await Promise.allSettled(together)).map(one => one.status)
      assert.deepEqual(outcomes, ['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
      assert.deepEqual(await Promise.all([1001, 1002, 1003].map(id => db.read(() => count(id)))), [10, 6, undefined])
      const clearing = function* (): Unit<void> {
        yield* add(1001, 1)
        yield* run(sql`delete from flow_tally where shard = 77`)
        yield* add(1002, 3)
      }
      await db.write(clearing)
      assert.deepEqual(await Promise.all([1001, 1002].map(id => db.read(() => count(id)))), [undefined, 3])
    })

    test('units that each take so many of what is left share it out, and none goes without', async () => {
      await db.write(function* () {
        for (let i = 10; i < 20; i++) yield* addKey(`left ${i}`)
      })
      const take = (limit: number) =>
        all(sql<{ id: string }>`
          update access_key set secret = 'taken' where id in (
            select id from access_key where id like 'left%' and secret <> 'taken' order by id limit ${limit} {skipLocked})
          returning id`)
      const taken = await Promise.all([2, 5, 3].map(limit => db.writeShared(() => take(limit))))
      assert.deepEqual(
        taken.map(rows => rows.length),
        [2, 5, 3],
      )
      assert.equal(new Set(taken.flat().map(row => row.id)).size, 10)
    })

    test('what a unit posts is done in its order, before what it asks next, and heard of first', async () => {
      const heard: string[] = []
      const posting = (i: number, steps: readonly string[]) =>
        function* (): Unit<string | undefined> {
          const id = `posted ${i}`
          const statements: Record<string, () => Statement> = {
            add: () => sql`insert into access_key (id, account_id, secret, created_ms) values (${id}, 'a', '1', 1)`,
            two: () => sql`update access_key set secret = secret || '2' where id = ${id}`,
            three: () => sql`update access_key set secret = secret || '3' where id = ${id}`,
          }
          for (const step of steps) yield* post(statements[step]!(), () => void heard.push(`${step} ${i}`))
          const row = yield* first(sql<{ secret: string }>`select secret from access_key where id = ${id}`)
          heard.push(`look ${i}`)
          yield* run(sql`delete from access_key where id = ${id}`)
          return row?.secret
        }
      const orders = ['add two three', 'three add two', 'two three add', 'add three two', 'two add two']
      const units = orders.map((steps, i) => posting(i, steps.split(' ')))
      const seen = await Promise.all(units.map(unit => db.writeShared(unit)))
      assert.deepEqual(seen, ['123', '12', '1', '132', '12'])
      for (const [i, steps] of orders.entries())
        assert.equal(
          heard
            .filter(one => one.endsWith(`${i}`))
            .map(one => one.split(' ')[0])
            .join(' '),
          `${steps} look`,
        )
      assert.ok(
        (await db.read(keys)).every(id => !id.startsWith('posted')),
        'and what is posted last is done',
      )
    })

    test('what is posted last and fails leaves nothing behind', async () => {
      // Two units at least: what is asked for several at once has to be learned about first.
      const add = (id: string) =>
        run(sql`
        insert into access_key (id, account_id, secret, created_ms) values (${id}, 'a', 'at the end', 2)`)
      const ended = await Promise.allSettled([
        db.writeShared(() => add('end 1')),
        db.writeShared(function* () {
          yield* add('end 2')
          yield* add('one')
        }),
        db.writeShared(() => add('end 3')),
      ])
      assert.deepEqual(
        ended.map(one => one.status),
        ['fulfilled', 'rejected', 'fulfilled'],
      )
      assert.deepEqual(
        (await db.read(keys)).filter(id => id.startsWith('end')),
        ['end 1', 'end 3'],
      )
    })

    test('who hears of what was posted last can still take everything back, their own only', async () => {
      const counting = (id: string, expected: number) =>
        function* (): Unit<string> {
          yield* addKey(id)
          const update = sql<{ id: string }>`update access_key set secret = 'x' where id = ${id} returning id`
          yield* post(update, rows => assert.equal(rows.length, expected))
          return id
        }
      const ended = await Promise.allSettled([
        db.writeShared(counting('heard 1', 1)),
        db.writeShared(counting('heard 2', 7)),
        db.writeShared(counting('heard 3', 1)),
        db.write(counting('heard 4', 7)),
      ])
      assert.deepEqual(
        ended.map(one => one.status),
        ['fulfilled', 'rejected', 'fulfilled', 'rejected'],
      )
      assert.deepEqual(
        (await db.read(keys)).filter(id => id.startsWith('heard')),
        ['heard 1', 'heard 3'],
      )
    })

    test('what is asked at once is told each as if it were asked alone; only a server is asked what is for servers', async () => {
      await db.write(() => addKey('at once'))
      const [told, ofServers, none] = await db.writeShared(() =>
        atOnce(
          sql<{ id: string }>`select id from access_key where id = ${'at once'}`,
          sql<{ number: number }>`{onServer} select 7 as number where ${'some'} <> ''`,
          sql<{ id: string }>`select id from access_key where id = ${'nobody'}`,
        ),
      )
      assert.deepEqual(told, [{ id: 'at once' }])
      assert.deepEqual(ofServers, name === 'SQLite' ? [] : [{ number: 7 }])
      assert.deepEqual(none, [])
    })

    test('units side by side each get what they would get alone', async () => {
      function* two(id: string): Unit<string[]> {
        yield* addKey(`${id} 1`)
        const [row] = yield* all(sql<{ id: string }>`select id from access_key where id = ${`${id} 1`}`)
        yield* addKey(`${id} 2`)
        return [
          row!.id,
          ...(yield* all(sql<{ id: string }>`select id from access_key where id = ${`${id} 2`}`)).map(one => one.id),
        ]
      }
      function* idle(asks: boolean): Unit<string> {
        if (asks) yield* addKey('idle')
        return 'nothing to ask'
      }
      const found = await db.writeShared(() => sideBySide(two('left'), idle(false), keys(), two('right')))
      assert.deepEqual([found[0], found[1], found[3]], [['left 1', 'left 2'], 'nothing to ask', ['right 1', 'right 2']])
      assert.ok(found[2].includes('one'))
      assert.deepEqual(await db.read(() => sideBySide()), [])
    })

    test('a unit may post more than anybody would keep in mind', async () => {
      const ids = Array.from({ length: 2_500 }, (_, i) => `many ${i}`)
      await db.write(function* () {
        for (const id of ids) yield* addKey(id)
      })
      const count = await db.read(() =>
        first(sql<{ n: number }>`select count(*) as n from access_key where id like 'many%'`),
      )
      assert.equal(count?.n, 2_500)
    })

    test('closing finishes what waits', async () => {
      const other = await openAt(where)
      const waiting = other.writeShared(() => addKey('last'))
      await other.close()
      await waiting
      assert.ok((await db.read(keys)).includes('last'))
    })
  })
