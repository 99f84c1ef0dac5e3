import assert from 'node:assert/strict'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, beforeEach, describe, test } from 'node:test'
import { writeKeysFile } from '../backup/keys-file.ts'
import { openInstallation } from '../installation.ts'
import { openEmbeddedObjects } from '../objects/embedded.ts'
import { readSettings } from '../settings.ts'
import { compared } from './clock.ts'
import { dataDir, space } from './data-dir.ts'
import { examine } from './examine.ts'
import type { Finding } from './finding.ts'
import { isSupportedNode } from './node-version.ts'

const temporary = mkdtempSync(join(tmpdir(), 'handloop-doctor-'))
after(() => rmSync(temporary, { recursive: true, force: true }))
const DAY = 86_400_000
let count = 0
/** When the test began: a run of every test takes long enough to make an hour's age wrong. */
let now = 0
let folder = ''
let env: NodeJS.ProcessEnv = {}

beforeEach(async () => {
  now = Date.now()
  folder = join(temporary, String(++count))
  env = { HANDLOOP_DATA_DIR: folder }
  const { db } = await openInstallation(readSettings(env))
  await db.close()
})

/** Changes the database behind the service's back. */
function change(sql: string): void {
  const db = new DatabaseSync(join(folder, 'handloop.db'), { enableForeignKeyConstraints: false })
  db.exec(sql)
  db.close()
}

const found = async (about: string): Promise<Finding[]> =>
  (await examine(readSettings(env))).filter(finding => finding.about === about)

/** Exactly one finding of its kind that is not well, of that level, with a sentence and a next step. */
async function finds(about: string, level: 'warning' | 'problem', says: RegExp, next: RegExp): Promise<void> {
  const unwell = (await found(about)).filter(finding => finding.level !== 'ok')
  assert.equal(unwell.length, 1, JSON.stringify(unwell))
  assert.equal(unwell[0]!.level, level, unwell[0]!.says)
  assert.match(unwell[0]!.says, says)
  assert.match(unwell[0]!.next!, next)
}

async function isWell(about: string, says: RegExp): Promise<void> {
  const [finding, ...more] = await found(about)
  assert.deepEqual([finding?.level, more], ['ok', []])
  assert.match(finding!.says, says)
}

/** A server on loopback for the length of some work. */
async function withServer(answer: RequestListener, work: (url: string) => Promise<void>): Promise<void> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

/** As a running service announces itself. */
function announced(url: string): void {
  writeFileSync(join(folder, 'pid'), String(process.pid))
  writeFileSync(join(folder, 'url'), url)
}

const aFlow = (bucket: string): void =>
  change(`insert into flow_definition values
    (1, '000000000000', 'us-east-1', 'a-flow', 'Active', 1, 1, 'u', 1, 60, 60, '${bucket}', '', null, '{}')`)

const aLoop = (id: number, columns: Record<string, number | string>): void => {
  const row = { region: 'r', name: `l${id}`, flow_id: 1, status: 'InProgress', output_state: 'none', output_key: 'k' }
  const times = { created_ms: 1, open_until_ms: 1, changed_ms: 1, template_sha256: 's', account_id: '000000000000' }
  const counts = { revision: 1, task_count: 1, answer_count: 0, at_work_count: 0, last_epoch: 0 }
  const whole = { id, ...row, ...times, ...counts, is_lifetime_over: 0, is_to_be_removed: 0, ...columns }
  const values = Object.values(whole).map(value => (typeof value === 'string' ? `'${value}'` : value))
  change(`insert into human_loop (${Object.keys(whole).join()}) values (${values.join()})`)
}

test('a sound house has no problem, and is the same afterwards', async () => {
  const bytes = () => readFileSync(join(folder, 'handloop.db'))
  const before = bytes()
  const findings = await examine(readSettings(env))
  assert.deepEqual(
    findings.filter(({ level }) => level === 'problem'),
    [],
  )
  assert.deepEqual(new Set(findings.map(({ about }) => about)).size, 11)
  assert.ok(bytes().equals(before))
})

test('nothing is made where there is nothing yet', async () => {
  env.HANDLOOP_DATA_DIR = join(temporary, 'none', 'yet')
  const findings = await examine(readSettings(env))
  assert.deepEqual(
    findings.filter(({ level }) => level === 'problem'),
    [],
  )
  await finds('data dir', 'warning', /none\/yet is not there yet/, /first handloop serve/)
  await finds('database', 'warning', /there is no .*handloop.db yet/, /first handloop serve/)
})

test('Node.js versions are those of the package', () => {
  const { engines } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'))
  assert.equal(engines.node, '^24.20 || >=26.7')
  const supported = ['v24.20.0', 'v24.21.3', 'v26.7.0', 'v28.0.0']
  const unsupported = ['v20.20.2', 'v24.19.9', 'v25.9.0', 'v26.6.0']
  assert.deepEqual([...supported, ...unsupported].filter(isSupportedNode), supported)
})

describe('the data dir', () => {
  test('that others may look into', async () => {
    chmodSync(folder, 0o755)
    await finds('data dir', 'problem', /can be used by others than its owner \(mode 755\)/, /^chmod 700 /)
    chmodSync(folder, 0o700)
    chmodSync(join(folder, 'handloop.db'), 0o644)
    await finds('data dir', 'problem', /handloop\.db can be used by others/, /^chmod 600 .*handloop\.db$/)
  })

  test('that holds half a restore', async () => {
    mkdirSync(join(folder, 'restoring'))
    await finds('data dir', 'problem', /restore that did not come to its end/, /remove the folder/)
  })

  test('that can’t be written', { skip: process.platform !== 'linux' && 'needs /proc' }, async () => {
    const results = await dataDir({ settings: { ...readSettings(env), dataDir: '/proc' } })
    const [{ level, says } = {}] = results.filter(one => /written/.test(one.says))
    assert.equal(level, 'problem')
    assert.match(says!, /\/proc can't be written and flushed: ENOENT/)
  })

  test('whose disk is nearly full', () => {
    const levels = [50, 500, 5_000].map(mib => space(folder, mib * 1024 * 1024)[0]?.level)
    assert.deepEqual(levels, ['problem', 'warning', undefined])
  })
})

describe('the database', () => {
  test('that is damaged', async () => {
    const file = join(folder, 'handloop.db')
    const bytes = readFileSync(file)
    bytes.fill(0xff, 4096 * 3, 4096 * 12)
    writeFileSync(file, bytes)
    await finds('database', 'problem', /is damaged|can't be read/, /restore the newest backup/)
  })

  test('that is none', async () => {
    writeFileSync(join(folder, 'handloop.db'), 'something else'.repeat(1_000))
    await finds('database', 'problem', /can't be read: file is not a database/, /restore the newest backup/)
  })

  test('that has rows which refer to nothing', async () => {
    change("insert into access_key values ('k', 'no such account', 's', 1)")
    await finds('database', 'problem', /rows that refer to nothing, in access_key/, /restore/)
  })

  test('of another version', async () => {
    change("insert into migration values (999, 'x')")
    await finds('database', 'problem', /schema 999, this version knows/, /newer Handloop/)
    change('delete from migration where number > 3')
    await finds('database', 'warning', /schema 3, this version brings it to/, /make a backup/)
  })

  test('of objects, when damaged', async () => {
    mkdirSync(join(folder, 'objects'))
    writeFileSync(join(folder, 'objects', 'index.db'), 'x'.repeat(5_000))
    await finds('database', 'problem', /objects\/index\.db can't be read/, /restore/)
  })
})

describe('the clock', () => {
  test('that differs from the file system’s', () => {
    const levels = [0, 30_000, 3_600_000].map(off => compared(now, new Date(now + off)).level)
    assert.deepEqual(levels, ['ok', 'warning', 'problem'])
  })

  test('that was moved for a test', async () => {
    change(`insert into installation values ('clockOffsetMs', cast('${31 * DAY}' as blob))`)
    await finds('clock', 'warning', /moved service time 31 days ahead/, /tests only/)
  })
})

describe('the service', () => {
  test('that runs and is ready', () =>
    withServer(
      (_, response) => response.end('ready'),
      async url => {
        announced(url)
        await isWell('service', /^ready on http:/)
      },
    ))

  test('that does not run, is not ready, or can’t be reached', async () => {
    await finds('service', 'warning', /no service runs on/, /npm start/)
    await withServer(
      (_, response) => response.writeHead(503).end(),
      async url => {
        announced(url)
        await finds('service', 'problem', /readyz answers 503/, /log/)
      },
    )
    await finds('service', 'problem', /a service runs, but .* can't be reached: .*ECONNREFUSED/, /proxy/)
  })
})

describe('addresses', () => {
  test('without a content origin beside a public one', async () => {
    env.HANDLOOP_PUBLIC_URL = 'https://review.example.org/x'
    await finds(
      'addresses',
      'warning',
      /has no content origin beside it/,
      /set HANDLOOP_CONTENT_URL to .*https:\/\/content-review\.example\.org/,
    )
    env.HANDLOOP_CONTENT_URL = 'https://content.example.org'
    await isWell('addresses', /content https:\/\/content\.example\.org/)
  })

  test('with the portal’s origin for content', async () => {
    Object.assign(env, { HANDLOOP_PUBLIC_URL: 'https://a.example', HANDLOOP_CONTENT_URL: 'https://a.example/content' })
    await finds('addresses', 'problem', /is the same origin as the public address/, /another host name or port/)
  })

  test('that are not encrypted', async () => {
    Object.assign(env, { HANDLOOP_PUBLIC_URL: 'http://a.example', HANDLOOP_CONTENT_URL: 'http://b.example' })
    await finds('addresses', 'warning', /not encrypted/, /proxy with TLS/)
  })
})

describe('buckets', () => {
  test('of our own store', async () => {
    aFlow('results')
    await finds('buckets', 'problem', /bucket results of the flow definition a-flow .*no object store yet/, /create it/)
    const objects = openEmbeddedObjects(join(folder, 'objects'), { now: () => new Date(now) })
    await finds('buckets', 'problem', /bucket results of .* does not exist: results/, /create it/)
    await objects.createBucket('000000000000', 'results', 'us-east-1')
    await isWell('buckets', /every one that a flow definition names is there \(1\)/)
    await objects.close()
  })

  test('of an outside service', async () => {
    Object.assign(env, { HANDLOOP_S3_ACCESS_KEY_ID: 'AKIA', HANDLOOP_S3_SECRET_ACCESS_KEY: 'very-secret' })
    aFlow('results')
    const answer: RequestListener = (request, response) => {
      if (request.method === 'HEAD') return response.writeHead(request.url?.startsWith('/there') ? 200 : 404).end()
      response.end('<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>')
    }
    await withServer(answer, async url => {
      env.HANDLOOP_S3_ENDPOINT = url
      await finds('buckets', 'problem', /bucket results of .* does not exist/, /create it/)
      change("update flow_definition set output_bucket = 'there'")
      assert.deepEqual(new Set((await found('buckets')).map(({ level }) => level)), new Set(['ok']))
    })
    await finds('buckets', 'problem', /127\.0\.0\.1:\d+ can't be used: .*ECONNREFUSED/, /HANDLOOP_S3_ENDPOINT/)
    assert.ok(!JSON.stringify(await examine(readSettings(env))).includes('very-secret'))
  })
})

test('a webhook whose name has no address', async () => {
  env.HANDLOOP_WEBHOOK_URL = 'http://no.such.name.invalid/secret-path?token=very-secret'
  await finds('events', 'problem', /HANDLOOP_WEBHOOK_URL: no\.such\.name\.invalid has no address/, /events wait/)
  assert.ok(!JSON.stringify(await found('events')).includes('very-secret'))
})

describe('what is overdue', () => {
  test('for delivery', async () => {
    change(
      `insert into outbox (loop_id, kind, sink, created_ms, due_ms) values (1, 'event', 'file', 1, ${now - 300_000})`,
    )
    await finds('overdue', 'warning', /1 deliveries wait/, /start the service/)
    announced('http://127.0.0.1:9')
    await finds('overdue', 'problem', /1 deliveries are overdue.*although the service runs/, /log/)
    change(
      `update outbox set attempts = 3, due_ms = ${now + DAY}, last_error = 'HTTP 500', created_ms = ${now - 7_200_000}`,
    )
    await finds(
      'overdue',
      'warning',
      /1 deliveries have failed .* oldest is 2 h old; file says: HTTP 500/,
      /mend the receiver/,
    )
  })

  test('of loops', async () => {
    aLoop(1, { due_ms: now - 300_000 })
    await finds('overdue', 'warning', /1 loops should have changed by now, the oldest \d+ min ago/, /start the service/)
    announced('http://127.0.0.1:9')
    await finds('overdue', 'problem', /although the service runs/, /log/)
  })

  test('of the purge', async () => {
    aLoop(1, { status: 'Completed', ended_ms: now - 33 * DAY, due_ms: now - 3 * DAY })
    aLoop(2, { status: 'Completed', ended_ms: now - 3 * DAY, due_ms: now + 27 * DAY })
    await finds(
      'overdue',
      'problem',
      /data of 1 loops is kept longer than 30 days, the oldest by 3 days/,
      /start the service/,
    )
  })
})

describe('backups', () => {
  const known = (path: string, ageDays: number): void =>
    change(`insert into backup values ('b', '${path}', ${now - ageDays * DAY})`)
  const key = (slot: number, untilMs: number) => ({ slot, untilMs, key: new Uint8Array(32) })
  const keysFile = (path: string, hourUntilMs: number) =>
    writeKeysFile(path, {
      ...{ backup: 'b', createdMs: now, aheadMs: 0, untilMs: now + 30 * DAY },
      keys: [key(0, now + 30 * DAY), key(5, hourUntilMs)],
    })

  test('that there are none of', () => finds('backups', 'warning', /none was made/, /handloop backup FOLDER --keys/))

  test('that are old', async () => {
    await keysFile(join(folder, 'k.keys.json'), now + DAY)
    known(join(folder, 'k.keys.json'), 5)
    await finds('backups', 'warning', /the newest is 5 days old/, /why the last ones failed/)
    change(`update backup set created_ms = ${now - 7_200_000}`)
    await isWell('backups', /the keys of 1 are at hand, the newest is 2 h old/)
  })

  test('whose keys can’t be reached', async () => {
    known('/no/such/k.keys.json', 1)
    await finds(
      'backups',
      'warning',
      /the keys file \/no\/such\/k\.keys\.json can't be read \(ENOENT\)/,
      /backup prune/,
    )
  })

  test('whose keys should have gone', async () => {
    await keysFile(join(folder, 'k.keys.json'), now - DAY)
    known(join(folder, 'k.keys.json'), 1)
    await finds('backups', 'problem', /still has keys that have expired/, /start the service, or handloop backup prune/)
  })
})

describe('a closed account', () => {
  test('waits for its purge, which may be overdue', async () => {
    change(`insert into account values ('111122223333', 1, 1, ${now - 10 * DAY})`)
    await isWell('accounts', /111122223333 is closed; its data goes on /)
    change(`update account set closed_ms = ${now - 31 * DAY} where id = '111122223333'`)
    await finds('accounts', 'problem', /the data of 111122223333 should have gone on /, /start the service/)
  })
})
