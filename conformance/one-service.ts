// The built service as a child process, on a port and in a data dir of its own; everything a client needs to call it.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'

export const program = join(import.meta.dirname, '../packages/server/dist/cli.js')

export type Keys = { accessKeyId: string; secretAccessKey: string }

export type Service = {
  url: string
  dataDir: string
  /** Where its database is, when that is not in the data dir. */
  databaseUrl?: string
  /** Settings of its database, and of the S3 service that keeps its objects, when those are not in the data dir. */
  around: Record<string, string>
  /** That S3 service, which a second Handloop plays. */
  objects?: Service
  /** Of the process that serves now. */
  readonly pid: number
  /** From its launch to its being ready. */
  readonly readyMs: number
  keys: Keys
  /** Runs `handloop VERB …` on this service's data dir. @returns what it prints on standard output, trimmed */
  cli: (...args: string[]) => Promise<string>
  /** Ends the process with a signal. @returns its exit code */
  signal: (signal: NodeJS.Signals) => Promise<number | null>
  /** Starts it again on the same data dir and port. */
  restart: () => Promise<void>
  /** What the service has logged so far, one object a line. */
  log: () => Record<string, unknown>[]
  stop: () => Promise<void>
}

/** `dataDir`: one that exists already, and stays. `nodeArgs`: for Node itself. */
export type Ground = { dataDir?: string; nodeArgs?: string[] }

export async function startOne(env: Record<string, string>, ground: Ground = {}): Promise<Service> {
  const dataDir = ground.dataDir ?? mkdtempSync(join(tmpdir(), 'handloop-test-'))
  const environment = (port: string) => ({
    ...withoutAws(process.env),
    HANDLOOP_LOG_LEVEL: 'warn',
    // It stops by itself when this process dies.
    HANDLOOP_LIFELINE: '1',
    HANDLOOP_PORT: port,
    ...env,
    HANDLOOP_DATA_DIR: dataDir,
  })
  const cli = async (...args: string[]) => {
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], { env: environment('0') })
    return stdout.trim()
  }
  let logged = ''
  let child: ReturnType<typeof launch>
  let readyMs = 0
  const start = async (port: string): Promise<string> => {
    const began = performance.now()
    child = launch(environment(port), ground.nodeArgs ?? [])
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      logged += text
      // A test that asks for everything does so to read it, not to show it.
      if (env.HANDLOOP_LOG_LEVEL !== 'trace') process.stderr.write(text)
    })
    const url = await ready(child)
    readyMs = performance.now() - began
    return url
  }
  const url = await start('0')
  const port = new URL(url).port
  const service: Service = {
    url,
    dataDir,
    around: {},
    get pid() {
      return child.pid!
    },
    get readyMs() {
      return readyMs
    },
    keys: keysOf(await cli('env')),
    cli,
    signal: async signal => {
      const ended = once(child, 'exit')
      child.kill(signal)
      return (await ended)[0] as number | null
    },
    restart: async () => {
      await start(port)
    },
    log: () =>
      logged
        .split('\n')
        .filter(line => line.startsWith('{'))
        .map(line => JSON.parse(line) as Record<string, unknown>),
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) await service.signal('SIGTERM')
      if (ground.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
    },
  }
  return service
}

const launch = (env: NodeJS.ProcessEnv, nodeArgs: string[]) =>
  spawn(process.execPath, [...nodeArgs, program, 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })

async function ready(child: ReturnType<typeof launch>): Promise<string> {
  const lines = createInterface({ input: child.stdout! })
  for await (const line of lines) {
    const url = /^Handloop is ready on (\S+)$/.exec(line)?.[1]
    if (url !== undefined) return url
  }
  throw new Error('the service ended before it was ready')
}

export function keysOf(exports: string): Keys {
  const value = (name: string): string => new RegExp(`^export ${name}=(.*)$`, 'm').exec(exports)?.[1] ?? ''
  return { accessKeyId: value('AWS_ACCESS_KEY_ID'), secretAccessKey: value('AWS_SECRET_ACCESS_KEY') }
}

/** The tests' own machine may be set up for the real cloud. */
export const withoutAws = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^(AWS_|HANDLOOP_)/.test(name)))
