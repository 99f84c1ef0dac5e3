// The doctor on PostgreSQL: what is said of a server, and of a house whose database is there.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { openInstallation } from '../installation.ts'
import { readSettings, type Settings } from '../settings.ts'
import { sharedServer } from '../store/testing/databases.ts'
import { comparedWithServer } from './clock.ts'
import { examine } from './examine.ts'
import type { Finding, Result } from './finding.ts'
import { durable, room, writable } from './server.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'handloop-doctor-'))
after(() => rmSync(dataDir, { recursive: true, force: true }))
let url = ''
let settings: Settings
before(async () => {
  url = await (await sharedServer()).newDatabase()
  const s3 = {
    HANDLOOP_S3_ENDPOINT: 'http://127.0.0.1:9',
    HANDLOOP_S3_ACCESS_KEY_ID: 'k',
    HANDLOOP_S3_SECRET_ACCESS_KEY: 's',
  }
  settings = readSettings({ HANDLOOP_DATA_DIR: dataDir, HANDLOOP_DATABASE_URL: url, ...s3 })
})

async function ask(text: string, at = url): Promise<void> {
  const client = new pg.Client(at)
  await client.connect()
  await client.query(text)
  await client.end()
}

const found = async (about: string, of = settings): Promise<Finding[]> =>
  (await examine(of)).filter(finding => finding.about === about)

/** Exactly one finding of the database that is not well, of that level, with a sentence and a next step. */
async function finds(level: Result['level'], says: RegExp, next: RegExp, of = settings): Promise<void> {
  const unwell = (await found('database', of)).filter(finding => finding.level !== 'ok')
  assert.equal(unwell.length, 1, JSON.stringify(unwell))
  assert.equal(unwell[0]!.level, level, unwell[0]!.says)
  assert.match(unwell[0]!.says, says)
  assert.match(unwell[0]!.next!, next)
}

/** The address of the same database for a user that has less. */
async function as(user: string, rights: string): Promise<Settings> {
  await ask(`create role ${user} login password 'very-secret' ${rights}`)
  await ask(`grant select on all tables in schema public to ${user}`)
  const other = new URL(url)
  Object.assign(other, { username: user, password: 'very-secret' })
  return { ...settings, databaseUrl: other.href }
}

describe('a database', () => {
  test('that has no tables yet, and gets none by being looked at', async () => {
    await finds('warning', /has no tables yet/, /first handloop serve/)
    await finds('warning', /has no tables yet/, /first handloop serve/)
    const { db } = await openInstallation(settings)
    await db.close()
  })

  test('that is sound', async () => {
    const [finding, ...more] = await found('database')
    assert.deepEqual([finding?.level, more], ['ok', []], finding?.says)
    assert.match(finding!.says, /^schema \d+, on PostgreSQL 1[5-9]/)
    assert.deepEqual(
      (await found('accounts')).map(({ says }) => says),
      ['none is closed and waits for its purge'],
    )
    assert.deepEqual(
      (await found('clock')).map(({ level, says }) => `${level} ${says}`),
      ['ok agrees with the file system', 'ok agrees with the database server'],
    )
  })

  test('of another version', async () => {
    await ask("insert into migration values (999, 'x')")
    await finds('problem', /schema 999, this version knows/, /newer Handloop/)
    assert.deepEqual(await found('accounts'), [])
    await ask('delete from migration where number = 999')
  })

  test('with overdue work', async () => {
    await ask("insert into outbox (loop_id, kind, sink, created_ms, due_ms) values (1, 'event', 'file', 1, 1)")
    assert.match((await found('overdue'))[0]!.says, /1 deliveries wait/)
    await ask('delete from outbox')
  })

  test('in which dead rows pile up', async () => {
    await ask('alter table draft set (autovacuum_enabled = off)')
    await ask("insert into draft select n, 1, 'x', 1 from generate_series(1, 20000) n")
    await ask('delete from draft')
    await finds('warning', /dead rows pile up in draft \(20000 of 20000 rows\)/, /autovacuum/)
    await ask('vacuum draft')
  })
})

describe('a server', () => {
  test('that can’t be reached, or refuses: no password is shown', async () => {
    const away = { ...settings, databaseUrl: 'postgres://someone:very-secret@127.0.0.1:9/handloop' }
    await finds(
      'problem',
      /^the database 127\.0\.0\.1:9\/handloop can't be used: .*ECONNREFUSED/,
      /HANDLOOP_DATABASE_URL/,
      away,
    )
    const wrong = new URL(url)
    wrong.password = 'very-secret'
    const refused = { ...settings, databaseUrl: wrong.href }
    await finds('problem', /can't be used: password authentication failed/, /HANDLOOP_DATABASE_URL/, refused)
    for (const one of [away, refused]) assert.ok(!JSON.stringify(await examine(one)).includes('very-secret'))
    await assert.rejects(openInstallation(refused), (error: Error) => {
      assert.equal(error.constructor.name, 'SettingsError')
      return /can't be used: password authentication failed/.test(error.message) && !/very-secret/.test(error.message)
    })
  })

  test('that has too few connections left for this user', async () => {
    const few = await as('few', 'connection limit 5')
    await finds('warning', /has 4 connections left, and a node needs 9/, /max_connections/, few)
  })

  test('that lets this user only read', async () => {
    const reader = await as('reads_only', '')
    await ask('alter role reads_only set default_transaction_read_only = on')
    await finds('problem', /default_transaction_read_only is on/, /turn it off/, reader)
  })

  test('whose commits the address has made unsafe', async () => {
    const unsafe = `${url}?options=-c%20synchronous_commit%3Doff`
    await finds('problem', /synchronous_commit is off/, /HANDLOOP_DATABASE_URL/, { ...settings, databaseUrl: unsafe })
  })

  test('that is a standby, too old, or would lose what it acknowledged', () => {
    const state = { version: 150_004, version_name: '15.4', is_standby: false, is_read_only: false, now_ms: 1 }
    const flushes = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on', autovacuum: 'on' }
    const sound = { ...state, ...flushes, connections_left: 9 }
    const levels = (results: Result[]) => results.map(({ level }) => level)
    assert.deepEqual([writable(sound), durable(sound), room(sound)], [[], [], []])
    assert.match(writable({ ...sound, version: 140_010, version_name: '14.10' })[0]!.says, /14\.10 is too old/)
    assert.match(writable({ ...sound, is_standby: true, is_read_only: true })[0]!.says, /is a standby/)
    assert.deepEqual(levels(durable({ ...sound, fsync: 'off', full_page_writes: 'off' })), ['problem', 'problem'])
    assert.match(durable({ ...sound, fsync: 'off' })[0]!.says, /^fsync is off/)
  })

  test('whose clock differs', () => {
    assert.deepEqual(
      [0, 1_900, -30_000, 3_600_000].map(ms => comparedWithServer(ms).level),
      ['ok', 'ok', 'warning', 'problem'],
    )
    assert.match(comparedWithServer(30_000).says, /30 s behind the database server/)
    assert.match(comparedWithServer(-30_000).says, /30 s ahead of the database server/)
  })
})
