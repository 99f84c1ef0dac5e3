// The commands of the README, as a person runs them: started through npm, stopped and killed in every way.
import assert from 'node:assert/strict'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { after, describe, test } from 'node:test'
import { promisify } from 'node:util'
import { output } from './clients/client.ts'
import { jsSdk } from './clients/js-sdk.ts'
import { aFlow, startLoop, statusOf } from './fixtures.ts'
import { keysOf, withoutAws } from './one-service.ts'
import { startService } from './service.ts'
import { until } from './until.ts'

const root = join(import.meta.dirname, '..')
const folders: string[] = []
after(() => folders.map(folder => rmSync(folder, { recursive: true, force: true })))

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'handloop-start-'))
  folders.push(folder)
  return folder
}

/** The launchers must work with whatever Node the machine has, not only with the one that runs this test. */
const environment = (dataDir: string): NodeJS.ProcessEnv => ({
  ...withoutAws(process.env),
  PATH: `${process.env.PATH}`,
  HANDLOOP_DATA_DIR: dataDir,
  HANDLOOP_PORT: '0',
})

async function start(dataDir: string, ...args: string[]) {
  const env = environment(dataDir)
  const npm = spawn('npm', ['start', ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'ignore'], detached: true })
  const lines: string[] = []
  for await (const line of createInterface({ input: npm.stdout })) {
    lines.push(line)
    const url = /^Handloop is ready on (\S+)$/.exec(line)?.[1]
    if (url !== undefined) return { npm, url, pid: Number(readFileSync(join(dataDir, 'pid'), 'utf8')) }
  }
  throw new Error(`npm start ended before the service was ready: ${lines.join('\n')}`)
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const gone = (pid: number) =>
  until(
    async () => isAlive(pid),
    alive => !alive,
    12_000,
  )

async function run(dataDir: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('npx', ['handloop', ...args], { cwd: root, env: environment(dataDir) })
  return stdout
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode
  return (await once(child, 'exit'))[0] as number | null
}

describe('npm start', () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    test(`passes ${signal} on: the service finishes, exits and leaves nothing behind`, async () => {
      const dataDir = newFolder()
      const { npm, url, pid } = await start(dataDir)
      assert.equal(await (await fetch(`${url}/healthz`)).text(), 'ok\n')
      assert.equal((await fetch(`${url}/readyz`)).status, 200)
      assert.equal(readFileSync(join(dataDir, 'url'), 'utf8').trim(), url)
      npm.kill(signal)
      await exitOf(npm)
      await gone(pid)
      assert.ok(!existsSync(join(dataDir, 'url')))
      await assert.rejects(fetch(url))
    })

  test('killed outright takes the service with it', async () => {
    const dataDir = newFolder()
    const { npm, pid } = await start(dataDir)
    npm.kill('SIGKILL')
    await gone(pid)
  })

  test('takes settings as flags after --', async () => {
    const dataDir = newFolder()
    const { npm, pid } = await start(dataDir, '--', '--region', 'eu-central-1')
    assert.match(await run(dataDir, 'env', '--region', 'eu-central-1'), /^export AWS_REGION=eu-central-1$/m)
    npm.kill('SIGTERM')
    await gone(pid)
  })
})

describe('npx handloop', () => {
  test('env prints exports without quotes, and nothing else on standard output', async () => {
    const dataDir = newFolder()
    const text = await run(dataDir, 'env')
    const names = text
      .trim()
      .split('\n')
      .map(line => /^export ([A-Z_0-9]+)=[^\s'"]+$/.exec(line)?.[1])
    assert.deepEqual(names, [
      'AWS_ACCESS_KEY_ID',
      'AWS_SECRET_ACCESS_KEY',
      'AWS_REGION',
      'AWS_DEFAULT_REGION',
      'AWS_ENDPOINT_URL',
    ])
    const scoped = await run(dataDir, 'env', '--scoped')
    const endpoints = [...scoped.matchAll(/^export AWS_ENDPOINT_URL_(\w+)=http:\/\/127\.0\.0\.1:\d+$/gm)].map(
      match => match[1],
    )
    assert.deepEqual(endpoints, ['SAGEMAKER', 'SAGEMAKER_A2I_RUNTIME', 'S3', 'STS', 'TEXTRACT', 'REKOGNITION'])
    assert.ok(!/^export AWS_ENDPOINT_URL=/m.test(scoped))
    assert.deepEqual(keysOf(scoped), keysOf(text))
  })

  test('keeps secrets to the user who runs it', async () => {
    const dataDir = newFolder()
    await run(dataDir, 'env')
    assert.equal(statSync(join(dataDir, 'handloop.db')).mode & 0o777, 0o600)
  })

  const wrong: [string[], RegExp][] = [
    [['dance'], /no command "dance".*handloop help/],
    [['worker', 'add'], /exactly one NAME/],
    [['worker', 'link', 'nobody'], /no worker named "nobody".*worker add/],
    [['worker', 'add', 'x', '--colour', 'red'], /no option --colour/],
    [['account', 'create', '12'], /12 digits/],
    [['account', 'close', '999999999999'], /no account 999999999999/],
    [['access-key', 'delete', 'AKIANONE'], /no access key AKIANONE/],
    [['clock', 'advance', '1d'], /HANDLOOP_TEST_CONTROLS=1/],
  ]
  test('says what is wrong with a command in one sentence on standard error, and exits with 2', async () => {
    const service = await startService()
    for (const [args, says] of wrong)
      await assert.rejects(service.cli(...args), (error: { code: number; stdout: string; stderr: string }) => {
        assert.equal(error.code, 2)
        assert.equal(error.stdout, '')
        assert.match(error.stderr, says)
        assert.equal(error.stderr.trim().split('\n').length, 1)
        return true
      })
    await service.cli('worker', 'add', 'twice')
    await assert.rejects(service.cli('worker', 'add', 'twice'), /already/)
    await service.stop()
  })
})

describe('a service that cannot start says why and ends, under its launcher too,', () => {
  const ended = (args: string[], env: NodeJS.ProcessEnv, says: RegExp) =>
    assert.rejects(
      promisify(execFile)('npx', ['handloop', ...args], { cwd: root, env, timeout: 30_000 }),
      (error: { code: number | null; stderr: string }) => {
        assert.equal(error.code, 2)
        assert.match(error.stderr, says)
        assert.doesNotMatch(error.stderr, /secret/)
        return true
      },
    )

  test('on a data dir that is in use', async () => {
    const service = await startService()
    await ended(['serve'], environment(service.dataDir), /another Handloop service is using the data dir/)
    await service.stop()
  })

  /** What a newer version leaves behind in a data dir, and what this one says to it: a sentence, and nothing else. */
  const NEWER = [
    {
      what: 'a database',
      file: 'handloop.db',
      change: "insert into migration (number, name) values (999, 'from the future')",
      says: /^handloop: the database is at schema 999, this version of Handloop knows \d+: use a newer Handloop\n$/,
    },
    {
      what: 'an object index',
      file: 'objects/index.db',
      change: 'pragma user_version = 999',
      says: /^handloop: the object index has version 999, this version of Handloop knows \d+: use a newer Handloop\n$/,
    },
  ]
  for (const { what, file, change, says } of NEWER)
    test(`with ${what} that a newer version has been at`, async () => {
      const service = await startService()
      await service.signal('SIGTERM')
      const db = new DatabaseSync(join(service.dataDir, file))
      db.exec(change)
      db.close()
      await ended(['serve'], environment(service.dataDir), says)
      await service.stop()
    })

  test('with a database that is away', () => {
    const away = 'postgres://handloop:secret@127.0.0.1:1/loops'
    const s3 = { HANDLOOP_S3_ENDPOINT: 'http://127.0.0.1:1', HANDLOOP_S3_ACCESS_KEY_ID: 'a' }
    const env = { ...environment(newFolder()), ...s3, HANDLOOP_S3_SECRET_ACCESS_KEY: 'b', HANDLOOP_DATABASE_URL: away }
    return ended(
      ['serve'],
      env,
      /the database 127\.0\.0\.1:1\/loops can't be used: .*ECONNREFUSED.*HANDLOOP_DATABASE_URL/,
    )
  })
})

test('a second service on the same data dir is refused and harms nothing', async () => {
  const service = await startService()
  await assert.rejects(service.cli('serve'), /another Handloop service is using the data dir/)
  assert.equal((await fetch(`${service.url}/healthz`)).status, 200)
  await service.stop()
})

test('a service that stops exits with 0 within ten seconds, also with a client that holds its connection open', async () => {
  const service = await startService()
  const hanging = fetch(`${service.url}/human-loops`, {
    method: 'POST',
    body: new ReadableStream({ start() {} }),
    duplex: 'half',
  } as RequestInit)
  hanging.catch(() => {})
  const begun = performance.now()
  assert.equal(await service.signal('SIGTERM'), 0)
  assert.ok(performance.now() - begun < 10_000)
  await service.stop()
})

test('kill -9 at full speed loses nothing that was acknowledged', async () => {
  const service = await startService()
  const client = jsSdk({ url: service.url, keys: service.keys })
  const flowArn = await aFlow(client, 'killed')
  const acknowledged: string[] = []
  let isKilled = false
  const producers = Array.from({ length: 8 }, async (_, producer) => {
    for (let i = 0; !isKilled; i++) {
      const name = `loop-${producer}-${i}`
      await startLoop(client, name, flowArn).then(
        () => acknowledged.push(name),
        () => {},
      )
    }
  })
  await until(
    async () => acknowledged.length,
    count => count > 200,
  )
  await service.signal('SIGKILL')
  isKilled = true
  await Promise.all(producers)
  await service.restart()
  const lost: string[] = []
  for (const name of acknowledged) if ((await statusOf(client, name)) !== 'InProgress') lost.push(name)
  assert.deepEqual(lost, [])
  const { HumanLoopSummaries } = await output(
    client.call('sagemaker-a2i-runtime', 'ListHumanLoops', { FlowDefinitionArn: flowArn }),
  )
  assert.equal((HumanLoopSummaries as unknown[]).length, 100)
  await client.close()
  await service.stop()
})
