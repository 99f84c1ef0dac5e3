// Run by power-loss.test.ts under a tracer: writes to one of the house's stores and says aloud what was acknowledged.
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { eventFile } from '../../delivery/event-file.ts'
import { openInstallation } from '../../installation.ts'
import { openEmbeddedObjects } from '../../objects/embedded.ts'
import { readSettings } from '../../settings.ts'
import { insertAccessKey, oldestAccessKey, ROOT_ACCOUNT } from '../accounts.ts'
import { all, run, sql, type Unit } from '../sql.ts'
import { SqliteDatabase } from '../sqlite.ts'

const [, , what = '', folder = '', flushing = ''] = process.argv
const ROUNDS = 25
const WIDTH = 3

/** Straight to the system: the order of this write among the others is what counts. */
const acknowledge = (id: string): number => writeSync(1, `${id}\n`)

/** Several at once, as in the service, so that they share flushes. */
async function inRounds(write: (id: string, round: number) => Promise<unknown>): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const ids = Array.from({ length: WIDTH }, (_, lane) => `${round}-${lane}`)
    await Promise.all(ids.map(id => write(id, round).then(() => acknowledge(id))))
  }
}

async function writeDatabase(): Promise<void> {
  const db = new SqliteDatabase(join(folder, 'handloop.db'))
  if (flushing === 'off') db.raw.exec('pragma synchronous = off')
  // Often, so that checkpoints and the log's new beginnings fall into the test.
  db.raw.exec('pragma wal_autocheckpoint = 20')
  db.raw.exec('create table note (id text primary key, text text not null) strict')
  await inRounds(async (id, round) => {
    const insert = function* (): Unit<void> {
      yield* run(sql`insert into note (id, text) values (${id}, ${'x'.repeat(3_000)})`)
      yield* run(sql`update note set text = text || 'y' where id < ${id}`)
    }
    await db.write(insert)
    if (round === 12) await db.scrub()
  })
}

/** Says what a reader is shown, not what a writer is told: that must be on disk just as well. */
async function readDatabase(): Promise<void> {
  const db = new SqliteDatabase(join(folder, 'handloop.db'))
  db.raw.exec('create table note (id text primary key, text text not null) strict')
  const seen = new Set<string>()
  for (let round = 0; round < ROUNDS; round++) {
    const writing = db.write(function* (): Unit<void> {
      yield* run(sql`insert into note (id, text) values (${`${round}`}, 'x')`)
    })
    // Between the commit and the end of its flush.
    await new Promise(resolve => setImmediate(resolve))
    const rows = await db.read(() => all(sql<{ id: string }>`select id from note`))
    for (const { id } of rows) if (!seen.has(id)) acknowledge(id)
    for (const { id } of rows) seen.add(id)
    await writing
  }
}

async function writeObjects(): Promise<void> {
  const store = openEmbeddedObjects(folder, { now: () => new Date() })
  const accountId = '000000000000'
  await store.createBucket(accountId, 'bucket', 'us-east-1')
  await inRounds(id =>
    store.put({ accountId, bucket: 'bucket', key: id, body: Buffer.from(id.repeat(999)), contentType: 'text/plain' }),
  )
}

async function writeEvents(): Promise<void> {
  const file = eventFile(join(folder, 'events.ndjson'))
  await inRounds(async (id, round) => {
    // Half way the older half is let go, for which the file is replaced.
    if (round === 12) await file.trim?.(new Date(10 * 60_000))
    const time = new Date(round * 60_000).toISOString()
    await file.send({ id, payload: JSON.stringify({ id, time }) })
  })
}

/** The first start, in a data dir that is not there yet, nor the folder above it. */
async function writeHouse(): Promise<void> {
  const settings = readSettings({ HANDLOOP_DATA_DIR: join(folder, 'made', 'house') })
  const { db } = await openInstallation(settings)
  acknowledge((await db.read(() => oldestAccessKey(ROOT_ACCOUNT)))!.id)
  await inRounds(async id => {
    await db.write(() => insertAccessKey({ id, secret: 'x', accountId: ROOT_ACCOUNT }, new Date()))
  })
}

const WRITERS: Record<string, () => Promise<void>> = {
  database: writeDatabase,
  readers: readDatabase,
  objects: writeObjects,
  events: writeEvents,
  house: writeHouse,
}
await WRITERS[what]?.()
