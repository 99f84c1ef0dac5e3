// Backups and restores of both databases, and from each to the other.
import assert from 'node:assert/strict'
import { cpSync, readdirSync, readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { knownBackups } from '../store/backups.ts'
import { migrations } from '../store/migrations/index.ts'
import { openDatabase } from '../store/open-database.ts'
import { placeOf, sharedServer } from '../store/testing/databases.ts'
import { makeBackup } from './make-backup.ts'
import { restore } from './restore.ts'
import { EVENTS, inAFolder, type Made } from './testing/backed-up.ts'
import { type Contents, comparable, purgeFolder, withoutRevisions } from './testing/compared.ts'
import { contentsOf, DAY, LAST_DELIVERY, NOW } from './testing/full-house.ts'

const { newPath, backedUp, restored } = inAFolder()
const newUrl = async (): Promise<string> => (await sharedServer()).newDatabase()

const made: Record<string, Made> = {}
before(async () => {
  made.SQLite = await backedUp()
  made.PostgreSQL = await backedUp(await newUrl())
})
after(async () => {
  for (const { house } of Object.values(made)) await house.db.close()
})

/** With a keys file of its own: restoring takes out what has expired. */
function backupOn(database: string): Pick<Made, 'backup' | 'keysPath'> {
  const { backup, keysPath } = made[database]!
  const copy = newPath()
  cpSync(keysPath, copy)
  return { backup, keysPath: copy }
}

const TARGETS: Record<string, () => Promise<string | null>> = { SQLite: async () => null, PostgreSQL: newUrl }

/** Runs one statement on a database of the server. */
async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(text)
  await client.end()
  return rows
}

const tablesIn = (url: string) =>
  ask(url, "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'")

/** What is left of the house on SQLite at that time. */
async function purged(ms: number): Promise<Contents> {
  const dataDir = newPath()
  cpSync(made.SQLite!.house.dataDir, dataDir, { recursive: true })
  await purgeFolder(dataDir, ms)
  return withoutRevisions(comparable(await contentsOf({ dataDir, url: null })))
}

test('the same house is the same on both databases, to the last byte', () => {
  assert.deepEqual(made.PostgreSQL!.before, made.SQLite!.before)
})

for (const from of ['SQLite', 'PostgreSQL'])
  for (const to of ['SQLite', 'PostgreSQL'])
    describe(`from ${from} to ${to}`, () => {
      test('every row comes back, with the ids given last, and the events', async () => {
        const url = await TARGETS[to]!()
        const dataDir = await restored(backupOn(from), NOW, newPath(), url)
        assert.deepEqual(comparable(await contentsOf({ dataDir, url })), comparable(made[from]!.before))
        assert.equal(readFileSync(join(dataDir, 'events.ndjson'), 'utf8'), EVENTS.map(line => `${line}\n`).join(''))
        // Objects are an S3 service's matter where the database is a server's.
        const files = url === null ? ['events.ndjson', 'handloop.db', 'objects'] : ['events.ndjson']
        assert.deepEqual(
          readdirSync(dataDir)
            .filter(name => !/-(wal|shm)$/.test(name))
            .sort(),
          files,
        )
      })

      test('what was due meanwhile is as the purge leaves it', async () => {
        for (const days of [9, 17, 23, 29.9]) {
          const url = await TARGETS[to]!()
          const dataDir = await restored(backupOn(from), NOW + days * DAY, newPath(), url)
          const found = withoutRevisions(comparable(await contentsOf({ dataDir, url })))
          assert.deepEqual(found, await purged(NOW + days * DAY), `${days} days later`)
        }
      })

      test('a backup of an older schema is brought up to date', async () => {
        const sql = "alter table account add column note text not null default ''; update account set note = 'moved on'"
        const later = migrations as { name: string; sql: string }[]
        later.push({ name: 'made-up', sql })
        try {
          const url = await TARGETS[to]!()
          const { account, migration } = await contentsOf({
            dataDir: await restored(backupOn(from), NOW, newPath(), url),
            url,
          })
          assert.equal(account!.length, 2)
          for (const row of account!) assert.match(String(row), /"note":"moved on"/)
          assert.ok(migration!.some(row => /made-up/.test(String(row))))
        } finally {
          later.pop()
        }
      })
    })

describe('a restore into PostgreSQL', () => {
  test('gives no id twice', async () => {
    const url = await newUrl()
    await restored(backupOn('SQLite'), NOW, newPath(), url)
    const values = "values (1, 'event', 'file', 1, 1)"
    const insert = `insert into outbox (loop_id, kind, sink, created_ms, due_ms) ${values} returning id`
    assert.ok(Number((await ask(url, insert))[0]!.id) > LAST_DELIVERY)
  })

  test('that a damaged backup ends leaves database and data dir empty', async () => {
    const [url, backup, dataDir] = [await newUrl(), newPath(), newPath()]
    cpSync(made.PostgreSQL!.backup, backup, { recursive: true })
    const data = join(backup, 'data.sealed')
    truncateSync(data, readFileSync(data).length - 1)
    const cut = { ...backupOn('PostgreSQL'), backup }
    await assert.rejects(restored(cut, NOW, dataDir, url), /is damaged at chunk/)
    assert.deepEqual([await tablesIn(url), readdirSync(dataDir)], [[], []])
    await restored(backupOn('PostgreSQL'), NOW, dataDir, url)
    assert.ok((await tablesIn(url)).length > 20)
  })

  test('is refused where something is already, and leaves it as it was', async () => {
    const { house } = made.PostgreSQL!
    const { url } = house.place
    const before = await contentsOf(house.place)
    const dataDir = newPath()
    await assert.rejects(restored(backupOn('SQLite'), NOW, dataDir, url), (error: Error) => {
      assert.match(error.message, /^the database 127\.0\.0\.1:\d+\/handloop_\d+ is not empty \(access_key, .*createdb/)
      assert.ok(!error.message.includes(new URL(url!).password))
      return true
    })
    assert.deepEqual([await contentsOf(house.place), readdirSync(dataDir)], [before, []])
  })

  test('says what it can’t take: a text with a zero byte, which SQLite holds', async () => {
    const { house, ...other } = await backedUp()
    house.insert('template_content', { sha256: 'zero', content: 'a\0b' })
    await house.written()
    const [folder, keysFolder, url, dataDir] = [newPath(), newPath(), await newUrl(), newPath()]
    const backup = await makeBackup(house.subject(NOW + 1000), { folder, keysFolder }, () => {})
    await house.db.close()
    const from = { ...other, backup, keysPath: join(keysFolder, readdirSync(keysFolder)[0]!) }
    await assert.rejects(restored(from, NOW, dataDir, url), /a text has a zero byte in it, .* and make another backup/)
    assert.deepEqual([await tablesIn(url), readdirSync(dataDir)], [[], []])
  })

  test('is refused with a sentence when the server can’t be reached', async () => {
    const { url } = placeOf('postgres://someone:very-secret@127.0.0.1:9/handloop')
    await assert.rejects(restored(backupOn('SQLite'), NOW, newPath(), url), (error: Error) => {
      assert.equal(error.constructor.name, 'BackupError')
      assert.match(
        error.message,
        /^the database 127\.0\.0\.1:9\/handloop can't be used: .*ECONNREFUSED.*; see to the server/,
      )
      assert.ok(!error.message.includes('very-secret'))
      return true
    })
  })

  test('is waited for by whoever starts on the database meanwhile, who says so when it takes too long', async () => {
    const url = await newUrl()
    const impatient = `${url}?options=-c%20statement_timeout%3D200`
    const { backup, keysPath } = backupOn('SQLite')
    let refused: unknown
    const settle = async () => {
      refused = await openDatabase({ dataDir: '', url: impatient }).catch(error => error)
    }
    const realNow = new Date(NOW)
    await restore({ backup, keysPath, dataDir: newPath(), databaseUrl: url, realNow, onProgress: () => {}, settle })
    assert.match(
      String(refused),
      /handloop_\d+ is being migrated, or restored into, by another process; try again when/,
    )
    const db = await openDatabase({ dataDir: '', url: impatient })
    assert.ok((await db.read(knownBackups)).length > 0)
    await db.close()
  })

  test('that loses its connection leaves nothing', async () => {
    const [url, dataDir] = [await newUrl(), newPath()]
    const cut = async () => {
      const others = `datname = '${new URL(url).pathname.slice(1)}' and pid <> pg_backend_pid()`
      await ask(url, `select pg_terminate_backend(pid) from pg_stat_activity where ${others}`)
    }
    const { backup, keysPath } = backupOn('SQLite')
    const settle = async () => void (await cut())
    const request = {
      backup,
      keysPath,
      dataDir,
      databaseUrl: url,
      realNow: new Date(NOW),
      onProgress: () => {},
      settle,
    }
    await assert.rejects(restore(request), /broke when the restore was being committed|because the database went away/)
    assert.deepEqual(await tablesIn(url), [])
  })
})

test('a backup of PostgreSQL has one state, whatever is written meanwhile', async () => {
  const { house } = made.PostgreSQL!
  const source = await house.subject().openTables()
  house.insert('installation', { name: 'later', value: Buffer.from('x') })
  await house.written()
  const names: unknown[] = []
  for await (const [name] of source.rows('select name from installation')) names.push(name)
  assert.ok(names.includes('masterKey') && !names.includes('later'))
  await source.close()
})
