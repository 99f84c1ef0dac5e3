// The built service as a child process that may die at any moment and is started again on the same port and data dir.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Keys, keysOf, withoutAws } from '../conformance/one-service.ts'

/** Another build may be tried without touching the one that others are using. */
const dist = process.env.HANDLOOP_CHAOS_DIST ?? join(import.meta.dirname, '../packages/server/dist')
const program = join(dist, 'cli.js')

export type Death = { isOurs: boolean; code: number | null; signal: NodeJS.Signals | null; lastWords: string }
/** How a life is to go: `fault` as `name:count`; no file may grow beyond `fileKiB`. */
export type Life = { fault?: string | undefined; fileKiB?: number | undefined }

export class ServiceProcess {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'handloop-chaos-'))
  readonly #env: Record<string, string>
  #child: ChildProcess | undefined
  #port = '0'
  #isOurs = false
  isPaused = false
  /** Resolves when the present life is over. */
  death: Promise<Death> = Promise.reject(new Error('not started'))
  url = ''

  constructor(env: Record<string, string>) {
    this.#env = env
    this.death.catch(() => {})
  }

  #environment(port: string, fault = ''): NodeJS.ProcessEnv {
    return {
      ...withoutAws(process.env),
      HANDLOOP_LOG_LEVEL: 'fatal',
      HANDLOOP_TEST_CONTROLS: '1',
      // It stops by itself when this process dies.
      HANDLOOP_LIFELINE: '1',
      ...this.#env,
      HANDLOOP_DATA_DIR: this.dataDir,
      HANDLOOP_PORT: port,
      ...(fault !== '' && { HANDLOOP_FAULT: fault }),
    }
  }

  /** @returns whether it became ready; it may also die on the way */
  async start({ fault, fileKiB }: Life = {}): Promise<boolean> {
    const serve = [process.execPath, program, 'serve']
    // A soft limit that every user may set, in blocks of 512 bytes: beyond it writes fail as on a full disk.
    const limited = ['sh', '-c', 'ulimit -S -f "$0" && exec "$@"', String((fileKiB ?? 0) * 2), ...serve]
    const [command = '', ...args] = fileKiB === undefined ? serve : limited
    const env = this.#environment(this.#port, fault)
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    this.#child = child
    this.#isOurs = false
    let lastWords = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      lastWords = (lastWords + text).slice(-2000)
    })
    this.death = new Promise(resolve =>
      child.on('close', (code, signal) => resolve({ isOurs: this.#isOurs, code, signal, lastWords })),
    )
    return Promise.race([this.#ready(child), this.death.then(() => false)])
  }

  #ready(child: ChildProcess): Promise<boolean> {
    return new Promise(resolve => {
      let text = ''
      child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
        const url = /^Handloop is ready on (\S+)$/m.exec(text)?.[1]
        if (url === undefined) return
        this.url = url
        this.#port = new URL(url).port
        resolve(true)
      })
    })
  }

  get isUp(): boolean {
    return this.#child?.exitCode === null && this.#child.signalCode === null
  }

  /** Ends the present life, if it is not over already. */
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<Death> {
    if (this.isUp) {
      this.#isOurs = true
      this.#child?.kill(signal)
    }
    return this.death
  }

  /** It stands still for a while, as on a machine that swaps or moves; what it has open stays open. */
  async pause(length: Promise<unknown>): Promise<void> {
    this.isPaused = true
    this.#child?.kill('SIGSTOP')
    await length
    this.#child?.kill('SIGCONT')
    this.isPaused = false
  }

  /** Runs `handloop VERB …` on the data dir. */
  async cli(...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], { env: this.#environment('0') })
    return stdout.trim()
  }

  async keys(): Promise<Keys> {
    return keysOf(await this.cli('env'))
  }

  async remove(): Promise<void> {
    if (this.#child !== undefined) await this.kill('SIGTERM')
    rmSync(this.dataDir, { recursive: true, force: true })
  }
}
