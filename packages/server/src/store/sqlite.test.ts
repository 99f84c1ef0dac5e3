import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, describe, test } from 'node:test'
import { Flusher } from './flusher.ts'
import { migrateSqlite } from './migrate.ts'
import { all, first, run, sql, type Unit } from './sql.ts'
import { SqliteDatabase } from './sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'handloop-store-'))
after(() => rmSync(folder, { recursive: true, force: true }))
let files = 0

function aDatabase() {
  const file = join(folder, `${++files}.db`)
  const db = new SqliteDatabase(file)
  db.raw.exec('create table note (id integer primary key autoincrement, text text not null unique) strict')
  return { db, file }
}

const add = (text: string) =>
  function* (): Unit<number> {
    return (yield* first(sql<{ id: number }>`insert into note (text) values (${text}) returning id`))!.id
  }

function* notes(): Unit<string[]> {
  return (yield* all(sql<{ text: string }>`select text from note order by id`)).map(row => row.text)
}

/** How often the file was flushed is seen from outside: by how often a second connection sees new data. */
const commits = (file: string) => {
  const db = new DatabaseSync(file)
  const version = (): number => (db.prepare('pragma data_version').get() as { data_version: number }).data_version
  return { version, close: () => db.close() }
}

describe('concurrent units', () => {
  test('share one commit, and each gets its own result', async () => {
    const { db, file } = aDatabase()
    const seen = commits(file)
    const before = seen.version()
    const ids = await Promise.all(Array.from({ length: 50 }, (_, i) => db.write(add(`note ${i}`))))
    assert.deepEqual(
      ids,
      Array.from({ length: 50 }, (_, i) => i + 1),
    )
    assert.equal(seen.version(), before + 1)
    seen.close()
    await db.close()
  })

  test('begin what comes next once committed, before anybody is told; what failed begins nothing', async () => {
    const { db, file } = aDatabase()
    const other = new DatabaseSync(file)
    const events: string[] = []
    const count = () => (other.prepare('select count(*) as rows from note').get() as { rows: number }).rows
    const write = (text: string) =>
      db
        .writeShared(add(text), id => events.push(`${text} is ${id} of ${count()}`))
        .then(
          () => events.push(`${text} told`),
          () => events.push(`${text} refused`),
        )
    await Promise.all([write('a'), write('b'), write('a')])
    assert.deepEqual(events, ['a is 1 of 2', 'b is 2 of 2', 'a told', 'b told', 'a refused'])
    other.close()
    await db.close()
  })

  test('that fail take back their own writes only', async () => {
    const { db } = aDatabase()
    const failing = function* (): Unit<void> {
      yield* run(sql`insert into note (text) values ('half done')`)
      throw new Error('changed my mind')
    }
    const [first, second, third] = await Promise.allSettled([db.write(add('a')), db.write(failing), db.write(add('b'))])
    assert.equal(first.status, 'fulfilled')
    assert.equal(second.status, 'rejected')
    assert.equal(third.status, 'fulfilled')
    assert.deepEqual(await db.read(notes), ['a', 'b'])
    await db.close()
  })
})

test('an acknowledged write is there for another process, also when this one never closes the file', async () => {
  const { db, file } = aDatabase()
  await db.write(add('kept'))
  const other = new DatabaseSync(file)
  assert.deepEqual({ ...other.prepare('select text from note').get() }, { text: 'kept' })
  other.close()
  await db.close()
})

test('the log of writes that never pause begins anew, and nothing stays beside the closed file', async () => {
  const { db, file } = aDatabase()
  const text = 'x'.repeat(100_000)
  for (let i = 0; i < 1_000; i++) await db.write(add(`${i} ${text}`))
  // The text stands in the table and in its index.
  const written = 2 * 1_000 * text.length
  assert.ok(statSync(`${file}-wal`).size < 0.75 * written, 'the log holds all that was written')
  await db.close()
  assert.ok(!existsSync(`${file}-wal`))
  const other = new DatabaseSync(file)
  assert.deepEqual({ ...other.prepare('select count(*) as rows from note').get() }, { rows: 1_000 })
  other.close()
})

test('a full disk fails every waiting unit, and what was acknowledged before stays', async () => {
  const { db } = aDatabase()
  await db.write(add('before'))
  db.raw.exec(
    `pragma max_page_count = ${(db.raw.prepare('pragma page_count').get() as { page_count: number }).page_count + 2}`,
  )
  const large = 'x'.repeat(100_000)
  const ended = await Promise.allSettled([db.write(add(large)), db.write(add(`${large}2`))])
  assert.deepEqual(
    ended.map(one => one.status),
    ['rejected', 'rejected'],
  )
  assert.deepEqual(await db.read(notes), ['before'])
  db.raw.exec('pragma max_page_count = 1000000')
  await db.write(add('after'))
  assert.deepEqual(await db.read(notes), ['before', 'after'])
  await db.close()
})

test('closing commits what waits, and nothing happens afterwards', async () => {
  const { db, file } = aDatabase()
  const waiting = db.write(add('last'))
  await db.close()
  assert.equal(await waiting, 1)
  // A commit that came after the close would end the process here.
  await new Promise(resolve => setTimeout(resolve, 20))
  const other = new DatabaseSync(file)
  assert.deepEqual({ ...other.prepare('select text from note').get() }, { text: 'last' })
  other.close()
})

test('a disk that can’t be flushed ends the work: callers are told, and so is everybody who comes later', async () => {
  const { db, file } = aDatabase()
  // A folder in the place of the log: it opens, but there is nothing of the database to flush.
  const flusher = new Flusher(join(file, 'missing'))
  flusher.written()
  await assert.rejects(flusher.flushed(), /could not be flushed to disk: restart/)
  flusher.written()
  await assert.rejects(flusher.flushed(), /could not be flushed to disk: restart/)
  assert.match(String(flusher.failure), /restart the service/)
  await db.close()
})

test('what is deleted is overwritten, in every connection', async () => {
  const { db } = aDatabase()
  assert.deepEqual({ ...db.raw.prepare('pragma secure_delete').get() }, { secure_delete: 1 })
  await db.close()
})

describe('migrations', () => {
  test('make the schema once, and again change nothing', () => {
    const db = new DatabaseSync(':memory:')
    migrateSqlite(db)
    const schema = () => db.prepare('select name, sql from sqlite_schema order by name').all()
    const before = JSON.stringify(schema())
    migrateSqlite(db)
    assert.equal(JSON.stringify(schema()), before)
    db.close()
  })

  test('refuse a database that is newer than the program, and say what to do', () => {
    const db = new DatabaseSync(':memory:')
    migrateSqlite(db)
    db.prepare('insert into migration (number, name) values (?, ?)').run(999, 'from the future')
    assert.throws(() => migrateSqlite(db), /schema 999.*use a newer Handloop/)
    db.close()
  })
})
