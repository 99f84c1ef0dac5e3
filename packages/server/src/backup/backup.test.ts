import assert from 'node:assert/strict'
import { cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, test } from 'node:test'
import { openEmbeddedObjects } from '../objects/embedded.ts'
import { bytesOf, inPieces, succeeded } from '../objects/in-a-folder.ts'
import { BACKED_UP, LEFT_OUT } from '../store/backup-tables.ts'
import { migrateSqlite } from '../store/migrate.ts'
import type { SqliteDatabase } from '../store/sqlite.ts'
import { readKeysFile } from './keys-file.ts'
import { makeBackup } from './make-backup.ts'
import { EVENTS, inAFolder } from './testing/backed-up.ts'
import { type Contents, comparable, purgeFolder, withoutRevisions } from './testing/compared.ts'
import { BODIES, contentsOf, DAY, FullHouse, MARK, NOW, ROOT } from './testing/full-house.ts'

const { newPath, backedUp, restored } = inAFolder()
const eventsText = EVENTS.map(line => `${line}\n`).join('')

const tablesOf = (dataDir: string): Promise<Contents> => contentsOf({ dataDir, url: null })

test('every table of the schema is backed up, or left out on purpose', () => {
  const db = new DatabaseSync(':memory:')
  migrateSqlite(db)
  const names = db.prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'").all()
  const keysOf = (table: string) =>
    db.prepare('select name from pragma_table_info(?) where pk > 0 order by pk').all(table)
  assert.deepEqual(
    names.map(row => String(row.name)).sort(),
    [...BACKED_UP.map(table => table.name), ...LEFT_OUT].sort(),
  )
  for (const { name, key } of BACKED_UP)
    assert.deepEqual(
      keysOf(name).map(row => String(row.name)),
      key,
    )
  db.close()
})

describe('a restored house', () => {
  test('has every row, every event and every object, for its owner only', async () => {
    const made = await backedUp()
    const dataDir = await restored(made)
    const after = await tablesOf(dataDir)
    assert.ok(
      Object.values(made.before).every(rows => rows.length > 0),
      'every table has rows',
    )
    assert.deepEqual(comparable(after), comparable(made.before))
    assert.deepEqual([after.session, after.sign_in_link], [[], []])
    assert.equal(readFileSync(join(dataDir, 'events.ndjson'), 'utf8'), eventsText)
    const objects = openEmbeddedObjects(join(dataDir, 'objects'), { now: () => new Date(NOW) })
    for (const [key, body] of BODIES) {
      const found = succeeded(await objects.open({ accountId: ROOT, bucket: 'results', key }))
      assert.deepEqual(await bytesOf(found.body), Buffer.from(body))
      assert.equal(found.info.headers.contentType, `text/${MARK}`)
    }
    await objects.close()
    for (const path of ['handloop.db', 'events.ndjson', 'objects/index.db'])
      assert.equal(statSync(join(dataDir, path)).mode & 0o777, 0o600, path)
    assert.ok(!existsSync(join(dataDir, 'restoring')))
    await made.house.db.close()
  })

  test('has at any later time exactly what the purge has left where the backup was made', async () => {
    const made = await backedUp()
    await made.house.db.close()
    for (const days of [1, 9, 13, 15, 17, 19, 21, 23, 26, 29.9]) {
      const ms = NOW + days * DAY
      const purged = newPath()
      cpSync(made.house.dataDir, purged, { recursive: true })
      await purgeFolder(purged, ms)
      assert.deepEqual(
        withoutRevisions(comparable(await tablesOf(await restored(made, ms)))),
        withoutRevisions(comparable(await tablesOf(purged))),
        `${days} days later`,
      )
    }
  })

  test('has no event that is older than 30 days', async () => {
    const made = await backedUp()
    const ids = async (days: number) =>
      [
        ...readFileSync(join(await restored(made, NOW + days * DAY), 'events.ndjson'), 'utf8').matchAll(
          /"id":"(e\d)"/g,
        ),
      ].map(match => match[1])
    assert.deepEqual(await ids(0.5), ['e0', 'e1', 'e2', 'e3', 'e4'])
    assert.deepEqual(await ids(2), ['e1', 'e2', 'e3', 'e4'])
    assert.deepEqual(await ids(12), ['e3', 'e4'])
    await made.house.db.close()
  })
})

describe('what is in a backup', () => {
  test('can’t be read in any byte of its folder, and no key is there', async () => {
    const { house, backup, keysPath } = await backedUp()
    const keys = (await readKeysFile(keysPath)).keys.flatMap(({ key }) => [
      Buffer.from(key).toString('latin1'),
      Buffer.from(key).toString('base64'),
    ])
    for (const name of readdirSync(backup)) {
      const bytes = readFileSync(join(backup, name)).toString('latin1')
      assert.deepEqual(
        [MARK, 'SQLite', 'loop_id', ...keys].filter(text => bytes.includes(text)),
        [],
        name,
      )
      assert.equal(statSync(join(backup, name)).mode & 0o777, 0o600)
    }
    assert.equal(statSync(keysPath).mode & 0o777, 0o600)
    assert.ok(!readFileSync(keysPath, 'utf8').includes(MARK))
    await house.db.close()
  })

  test('has a key for each hour in which something must go, and none that is valid longer than that or 30 days', async () => {
    const { house, keysPath } = await backedUp()
    const { keys } = await readKeysFile(keysPath)
    const wholeUntil = NOW + 30 * DAY
    assert.deepEqual(
      keys.filter(key => key.slot === 0).map(key => key.untilMs),
      [wholeUntil],
    )
    for (const { slot, untilMs } of keys.slice(1)) {
      assert.equal(untilMs, slot * 3_600_000)
      assert.ok(untilMs > NOW && untilMs < wholeUntil)
    }
    assert.equal(new Set(keys.map(key => Buffer.from(key.key).toString('hex'))).size, keys.length)
    await house.db.close()
  })
})

describe('an object that goes while its bucket is backed up', () => {
  test('is no hindrance: the backup has a state of the bucket that there was', async () => {
    const house = await FullHouse.make(newPath())
    const objects = openEmbeddedObjects(join(house.dataDir, 'objects'), { now: () => new Date(NOW) })
    const put = (key: string, text: string) =>
      objects.put({ accountId: ROOT, bucket: 'results', key, body: Buffer.from(text), contentType: 'text/plain' })
    for (let i = 0; i < 40; i++) await put(`k${i}`, `old ${i}`)
    let replaced: Promise<unknown> | undefined
    // Every second one is written again in the middle of the copying.
    const meanwhile = async () => {
      for (let i = 0; i < 40; i += 2) await put(`k${i}`, `new ${i}`)
    }
    const [folder, keysFolder] = [newPath(), newPath()]
    const backup = await makeBackup(house.subject(), { folder, keysFolder }, ({ objects }) => {
      if (objects >= 3) replaced ??= meanwhile()
    })
    await replaced
    await objects.close()
    const dataDir = await restored({ backup, keysPath: join(keysFolder, readdirSync(keysFolder)[0]!) })
    const copy = openEmbeddedObjects(join(dataDir, 'objects'), { now: () => new Date(NOW) })
    for (let i = 0; i < 40; i++) {
      const found = succeeded(await copy.open({ accountId: ROOT, bucket: 'results', key: `k${i}` }))
      assert.match((await bytesOf(found.body)).toString(), new RegExp(i % 2 === 0 ? `^(old|new) ${i}$` : `^old ${i}$`))
    }
    await copy.close()
    await house.db.close()
  })
})

test('an upload that is not finished can be finished where it was restored', async () => {
  const house = await FullHouse.make(newPath())
  const opened = (dataDir: string) => openEmbeddedObjects(join(dataDir, 'objects'), { now: () => new Date(NOW) })
  const objects = opened(house.dataDir)
  const address = { accountId: ROOT, bucket: 'results', key: 'in-parts' }
  const upload = succeeded(
    await objects.createUpload({ ...address, headers: { contentType: 'text/plain' }, metadata: {} }),
  )
  const part = { ...address, uploadId: upload.id, number: 1, body: inPieces('first ', 'part') }
  const { etag } = succeeded(await objects.putPart(part))
  await objects.close()
  const [folder, keysFolder] = [newPath(), newPath()]
  const backup = await makeBackup(house.subject(), { folder, keysFolder }, () => {})
  const copy = opened(await restored({ backup, keysPath: join(keysFolder, readdirSync(keysFolder)[0]!) }))
  succeeded(await copy.completeUpload({ ...address, uploadId: upload.id, parts: [{ number: 1, etag }] }))
  assert.equal((await bytesOf(succeeded(await copy.open(address)).body)).toString(), 'first part')
  await copy.close()
  await house.db.close()
})

test('a backup that reads does not hold up writes, and what was purged meanwhile is scrubbed when it has read', async () => {
  const house = await FullHouse.make(newPath())
  const { store, openTables } = house.subject()
  const reading = await openTables()
  house.insert('installation', { name: 'later', value: Buffer.from('x') })
  await house.written()
  assert.equal(await store.scrub(), false)
  const rows = [...(reading.rows('select name from installation') as Iterable<unknown[]>)]
  assert.ok(!rows.some(([name]) => name === 'later'))
  await reading.close()
  assert.equal(await store.scrub(), true)
  // Another process's commit is waited for as before.
  assert.deepEqual({ ...(house.db as SqliteDatabase).raw.prepare('pragma busy_timeout').get() }, { timeout: 5_000 })
  await house.db.close()
})
