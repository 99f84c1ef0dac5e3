// Backups of the running service, restored elsewhere: nothing that was acknowledged is missing, nothing that was purged
// comes back, and whatever dies in the middle leaves nothing that could be taken for whole.
import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { type Client, output } from './clients/client.ts'
import { jsSdk } from './clients/js-sdk.ts'
import { aFlow, BUCKET, outputUri, readOutput, startLoop, statusOf } from './fixtures.ts'
import { program, startOne, withoutAws } from './one-service.ts'
import { isOnPostgres, type Service, startService } from './service.ts'
import { until } from './until.ts'
import { Worker } from './worker.ts'

const temporary = mkdtempSync(join(tmpdir(), 'handloop-backups-'))
let count = 0
const newPath = (): string => join(temporary, String(++count))

let service: Service
let client: Client
let flow: string
async function begin(): Promise<void> {
  service = await startService({ HANDLOOP_TEST_CONTROLS: '1', HANDLOOP_LOG_LEVEL: 'fatal' })
  client = jsSdk({ url: service.url, keys: service.keys })
  flow = await aFlow(client, 'backed-up')
}
async function end(): Promise<void> {
  await client.close()
  await service.stop()
}
before(begin)
after(async () => {
  await end()
  rmSync(temporary, { recursive: true, force: true })
})

type Backup = { folder: string; keysPath: string }
type Ended = { code: number | null; stdout: string; stderr: string }

/** Where a house is, or may be restored to: a data dir, and settings of a database elsewhere. */
type Ground = { dataDir: string; env: Record<string, string> }
const own = (): Ground => ({ dataDir: service.dataDir, env: service.around })

/** Nothing is there yet. On PostgreSQL objects stay where they are. */
async function newGround(): Promise<Ground> {
  const dataDir = newPath()
  if (!isOnPostgres) return { dataDir, env: {} }
  const { emptyDatabase } = await import('./on-postgres.ts')
  return { dataDir, env: { ...service.around, HANDLOOP_DATABASE_URL: await emptyDatabase() } }
}

const environment = ({ dataDir, env }: Ground) => ({
  ...withoutAws(process.env),
  ...env,
  HANDLOOP_DATA_DIR: dataDir,
  HANDLOOP_PORT: '0',
})

/** Runs a command on a house, whatever comes of it. `limitKiB`: no file may grow beyond, as on a full disk. */
function handloop(ground: Ground, args: string[], limitKiB?: number): Promise<Ended> {
  const command = [process.execPath, program, ...args]
  const limited = ['sh', '-c', 'ulimit -S -f "$0" && exec "$@"', String((limitKiB ?? 0) * 2), ...command]
  const [file = '', ...rest] = limitKiB === undefined ? command : limited
  return new Promise(resolve =>
    execFile(file, rest, { env: environment(ground) }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    ),
  )
}

async function backUp(): Promise<Backup> {
  const keysFolder = newPath()
  const folder = await service.cli('backup', newPath(), '--keys', keysFolder)
  return { folder, keysPath: join(keysFolder, readdirSync(keysFolder)[0]!) }
}

const restore = (ground: Ground, { folder, keysPath }: Backup) =>
  handloop(ground, ['restore', folder, '--keys', keysPath])

/** A service on what a backup was restored to. */
async function serveRestored(backup: Backup): Promise<{ copy: Service; its: Client }> {
  const ground = await newGround()
  const { code, stderr, stdout } = await restore(ground, backup)
  assert.equal(code, 0, stderr)
  assert.equal(stdout, '')
  assert.match(stderr, /^handloop: restored \d+ rows, \d+ objects, [\d.]+ MB$/m)
  const env = { ...ground.env, HANDLOOP_TEST_CONTROLS: '1', HANDLOOP_LOG_LEVEL: 'fatal' }
  const copy = await startOne(env, { dataDir: ground.dataDir })
  return { copy, its: jsSdk({ url: copy.url, keys: copy.keys }) }
}

/** Refused with one sentence, exit code 2 and nothing on standard output. */
function isRefused({ code, stdout, stderr }: Ended, says: RegExp): void {
  assert.equal(code, 2, stderr)
  assert.equal(stdout, '')
  assert.match(stderr, says)
}

describe('a backup of a service at work', () => {
  test('has everything that was acknowledged before it began: loops, answers, outputs, objects, events', async () => {
    const ann = await Worker.join(service, 'ann')
    const started: string[] = []
    const answered: string[] = []
    const stored: string[] = []
    let isOver = false
    const repeat = async (act: (i: number) => Promise<void>) => {
      for (let i = 0; !isOver; i++) await act(i)
    }
    const clients = [
      ...[1, 2, 3].map(lane =>
        repeat(async i => {
          await startLoop(client, `loop-${lane}-${i}`, flow, { text: `input ${lane}-${i}` })
          started.push(`loop-${lane}-${i}`)
        }),
      ),
      repeat(async i => {
        const { status, body } = await ann.ask('POST', 'tasks/next')
        if (status !== 200) return
        const lease = body as unknown as Parameters<Worker['submit']>[0]
        if ((await ann.submit(lease, { note: `answer-${i};` })).status === 200) answered.push(`answer-${i};`)
      }),
      repeat(async i => {
        await output(client.call('s3', 'PutObject', { Bucket: BUCKET, Key: `own/${i}`, Body: `body ${i}` }))
        stored.push(`own/${i}`)
        if (i % 3 === 2) await output(client.call('s3', 'DeleteObject', { Bucket: BUCKET, Key: `own/${i - 1}` }))
      }),
    ]
    await until(
      async () => answered.length,
      length => length >= 30,
      60_000,
    )
    const events = readFileSync(join(service.dataDir, 'events.ndjson'), 'utf8').trim().split('\n')
    const told = { started: [...started], answered: [...answered], stored: stored.filter((_, i) => i % 3 !== 1) }
    const backup = await backUp()
    isOver = true
    await Promise.all(clients)

    const { copy, its } = await serveRestored(backup)
    const statuses = await Promise.all(told.started.map(name => statusOf(its, name)))
    assert.deepEqual(
      told.started.filter((_, i) => !/^(InProgress|Completed)$/.test(statuses[i]!)),
      [],
    )
    const answers = async () => {
      const { Contents = [] } = await output(its.call('s3', 'ListObjectsV2', { Bucket: BUCKET, Prefix: 'answers/' }))
      const keys = (Contents as { Key: string }[]).map(({ Key }) => Key)
      return (await Promise.all(keys.map(key => readOutput(its, `s3://${BUCKET}/${key}`)))).join('')
    }
    const missing = async () => {
      const text = await answers()
      return told.answered.filter(answer => !text.includes(answer))
    }
    assert.deepEqual(await until(missing, left => left.length === 0).catch(missing), [])
    for (const key of told.stored)
      assert.equal(await readOutput(its, `s3://${BUCKET}/${key}`), key.replace('own/', 'body '))
    const copied = new Set(readFileSync(join(copy.dataDir, 'events.ndjson'), 'utf8').split('\n'))
    assert.deepEqual(
      events.filter(event => !copied.has(event)),
      [],
    )
    await its.close()
    await copy.stop()
  })

  test('tells how far it is on standard error and only its folder on standard output', async () => {
    const keys = newPath()
    const { code, stdout, stderr } = await handloop(own(), ['backup', newPath(), '--keys', keys])
    assert.equal(code, 0)
    assert.match(stdout, /^\/\S+\/handloop-\d{8}T\d{6}Z\n$/)
    assert.match(stderr, /^(handloop: backed up \d+ rows, \d+ objects, [\d.]+ MB\n)+$/)
    const folder = stdout.trim()
    assert.deepEqual(readdirSync(folder).sort(), ['backup.json', 'data.sealed'])
    // What a restore says of it can be held against that.
    const back = await restore(await newGround(), { folder, keysPath: keys })
    const counted = (text: string) => /(\d+ rows, \d+ objects), [\d.]+ MB\n$/.exec(text)?.[1]
    assert.equal(counted(back.stderr), counted(stderr))
  })

  test('is not restored over what is there, nor under a running service', async () => {
    const backup = await backUp()
    isRefused(await restore(own(), backup), /another Handloop service is using the data dir/)
    const ground = await newGround()
    await handloop(ground, ['env'])
    const says = isOnPostgres
      ? /the database 127\.0\.0\.1:\d+\/\w+ is not empty \(access_key.*make one with createdb/
      : /is not empty \(handloop\.db.*move what is there away/
    isRefused(await restore(ground, backup), says)
  })

  test('needs to be told where its keys go, and that is no place inside it', async () => {
    isRefused(await handloop(own(), ['backup', newPath()]), /needs --keys KEYS_FOLDER/)
    const folder = newPath()
    isRefused(await handloop(own(), ['backup', folder, '--keys', join(folder, 'keys')]), /whoever copies that/)
  })
})

test('where no service runs, keys are forgotten by hand', async () => {
  const { keysPath } = await backUp()
  const { code, stdout, stderr } = await handloop(await newGround(), ['backup', 'prune', dirname(keysPath)])
  assert.deepEqual([code, stdout, stderr], [0, '', 'handloop: 0 expired keys forgotten in 1 keys files\n'])
  const file = JSON.parse(readFileSync(keysPath, 'utf8')) as { keys: { until: string }[] }
  file.keys[0]!.until = '2026-01-01T00:00:00.000Z'
  writeFileSync(keysPath, JSON.stringify(file))
  assert.match(
    (await handloop(await newGround(), ['backup', 'prune', dirname(keysPath)])).stderr,
    /^handloop: [1-9]\d* expired keys/,
  )
  assert.deepEqual((JSON.parse(readFileSync(keysPath, 'utf8')) as { keys: object[] }).keys, [])
  isRefused(
    await handloop(await newGround(), ['backup', 'prune', newPath()]),
    /can't be read \(ENOENT\); give the folder/,
  )
})

describe('what is killed outright', () => {
  before(async () => {
    if (isOnPostgres) return fillDatabase(service.databaseUrl!)
    const Body = Buffer.alloc(24 * 1024 * 1024, 'not quickly copied ')
    await output(client.call('s3', 'PutObject', { Bucket: BUCKET, Key: 'large', Body }))
  })

  /** Something in the database that is not quickly copied. */
  async function fillDatabase(url: string): Promise<void> {
    const db = new pg.Client(url)
    await db.connect()
    const noise =
      'select string_agg(sha256(convert_to(n::text || i, $$UTF8$$)), $$$$::bytea) from generate_series(1, 20000) i'
    await db.query(`insert into installation select 'filler' || n, (${noise}) from generate_series(1, 24) n`)
    await db.end()
  }

  /** Kills the command as soon as something is there. */
  async function killed(ground: Ground, args: string[], isThere: () => boolean): Promise<void> {
    const child = spawn(process.execPath, [program, ...args], { env: environment(ground), stdio: 'ignore' })
    const ended = once(child, 'exit')
    while (!isThere() && child.exitCode === null) await new Promise(resolve => setTimeout(resolve, 1))
    child.kill('SIGKILL')
    assert.deepEqual(await ended, [null, 'SIGKILL'])
  }

  test('as a backup leaves nothing that a restore would take, and no key', async () => {
    const [folder, keysFolder] = [newPath(), newPath()]
    const hasPart = () => existsSync(folder) && readdirSync(folder).length > 0
    await killed(own(), ['backup', folder, '--keys', keysFolder], hasPart)
    const [left = ''] = readdirSync(folder)
    assert.match(left, /\.part$/)
    assert.deepEqual(readdirSync(keysFolder), [])
    const { keysPath } = await backUp()
    isRefused(await restore(await newGround(), { folder: join(folder, left), keysPath }), /is no finished backup/)
  })

  test('as a restore leaves a data dir that nothing serves from, and a database with nothing in it', async () => {
    const backup = await backUp()
    const ground = await newGround()
    const args = ['restore', backup.folder, '--keys', backup.keysPath]
    const begun = isOnPostgres ? 'restoring' : 'restoring/objects/files/ff'
    await killed(ground, args, () => existsSync(join(ground.dataDir, begun)))
    for (const command of [['serve'], ['env'], args])
      isRefused(await handloop(ground, command), /holds a restore that did not come to its end; remove the folder/)
    rmSync(ground.dataDir, { recursive: true })
    const again = await restore(ground, backup)
    assert.equal(again.code, 0, again.stderr)
  })
})

describe('a full disk', () => {
  test('ends a backup with a sentence and leaves nothing of it', async () => {
    const [folder, keysFolder] = [newPath(), newPath()]
    isRefused(
      await handloop(own(), ['backup', folder, '--keys', keysFolder], 8),
      /the backup failed because the disk is full/,
    )
    assert.deepEqual([readdirSync(folder), readdirSync(keysFolder)], [[], []])
  })

  // What a restore writes there is the server's to keep, and its disk's.
  if (isOnPostgres) return
  test('ends a restore with a sentence and leaves the data dir empty', async () => {
    const ground = await newGround()
    const backup = await backUp()
    const args = ['restore', backup.folder, '--keys', backup.keysPath]
    isRefused(await handloop(ground, args, 64), /the restore failed because the disk is full/)
    assert.deepEqual(
      readdirSync(ground.dataDir).filter(name => name !== 'service.lock'),
      [],
    )
    assert.equal((await restore(ground, backup)).code, 0)
  })
})

describe('what was purged', () => {
  before(async () => {
    await end()
    await begin()
  })

  test('does not come back: its key goes when it goes, and the rest of the backup stays readable', async () => {
    const bob = await Worker.join(service, 'bob')
    await startLoop(client, 'purged-loop', flow, { text: 'purged input' })
    const lease = await until(
      () => bob.ask('POST', 'tasks/next'),
      ({ status }) => status === 200,
    )
    await bob.submit(lease.body as never, { note: 'purged answer' })
    await until(
      () => statusOf(client, 'purged-loop'),
      status => status === 'Completed',
    )
    const uri = await outputUri(client, 'purged-loop')
    await service.cli('clock', 'advance', '20d')
    const backup = await backUp()
    const early = { ...backup, keysPath: newPath() }
    cpSync(backup.keysPath, early.keysPath)
    const keys = () => (JSON.parse(readFileSync(backup.keysPath, 'utf8')) as { keys: object[] }).keys.length
    const before = keys()
    assert.ok(before > 1)

    const whole = await serveRestored(early)
    const show = ['report', 'create', 'purged-loop', '--reason', 'r', '--text', 't']
    const shown = async (copy: Service) => JSON.parse(await copy.cli('report', 'show', await copy.cli(...show))).data
    assert.match((await shown(whole.copy)).input, /purged input/)
    await whole.its.close()
    await whole.copy.stop()

    await service.cli('clock', 'advance', '11d')
    await until(
      async () => keys(),
      left => left < before,
    )
    const { copy, its } = await serveRestored(backup)
    assert.equal(await statusOf(its, 'purged-loop'), 'Completed')
    assert.equal(await outputUri(its, 'purged-loop'), uri)
    assert.equal(await shown(copy), null)
    await its.close()
    await copy.stop()

    await service.cli('clock', 'advance', '20d')
    await until(
      async () => keys(),
      left => left === 0,
    )
    isRefused(await restore(await newGround(), backup), /expired on \d{4}-\S+: nothing of it can be read any more/)
  })
})

if (isOnPostgres)
  describe('a house on the embedded database', () => {
    test('moves to PostgreSQL with its keys and loops, and says that its objects do not', async () => {
      const embedded = await startOne({ HANDLOOP_LOG_LEVEL: 'fatal' }, {})
      const keys = { ...embedded.keys }
      const before = jsSdk({ url: embedded.url, keys: embedded.keys })
      await startLoop(before, 'moved-loop', await aFlow(before, 'moved'), { text: 'moved input' })
      await output(before.call('s3', 'PutObject', { Bucket: BUCKET, Key: 'own/moved', Body: 'a body' }))
      const keysFolder = newPath()
      const folder = await embedded.cli('backup', newPath(), '--keys', keysFolder)
      await before.close()
      await embedded.stop()

      const ground = await newGround()
      const { code, stderr } = await restore(ground, {
        folder,
        keysPath: join(keysFolder, readdirSync(keysFolder)[0]!),
      })
      assert.equal(code, 0, stderr)
      assert.match(stderr, /^handloop: 1 objects of the backup were left out, because HANDLOOP_S3_ENDPOINT keeps/m)
      const copy = await startOne({ ...ground.env, HANDLOOP_LOG_LEVEL: 'fatal' }, { dataDir: ground.dataDir })
      const its = jsSdk({ url: copy.url, keys: copy.keys })
      assert.equal(copy.keys.accessKeyId, keys.accessKeyId)
      assert.equal(copy.keys.secretAccessKey, keys.secretAccessKey)
      assert.equal(await statusOf(its, 'moved-loop'), 'InProgress')
      const eve = await Worker.join(copy, 'eve')
      assert.equal((await eve.submit(await eve.next(), { note: 'done' })).status, 200)
      await until(
        () => statusOf(its, 'moved-loop'),
        status => status === 'Completed',
      )
      await its.close()
      await copy.stop()
    })
  })
