// A PostgreSQL of its own for tests and benchmarks: a fresh cluster in a temporary folder, gone with who started it.
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'

/** Starts the server, says so, and waits for a word; a parent that died closes the pipe, which is a word as well. */
const KEEPER = `
"$0/pg_ctl" start -s -w -D "$1/data" -l "$1/log" -o "$2" || { cat "$1/log" >&2; exit 1; }
echo started
read word
[ "$word" = crash ] && mode=immediate || mode=fast
"$0/pg_ctl" stop -s -w -m $mode -D "$1/data"
[ -n "$word" ] || rm -rf "$1"`

const NO_SERVER = 'this needs a PostgreSQL server, 15 or newer; install the Debian package postgresql'

/** Who the server runs as: it refuses root. */
type User = { uid?: number; gid?: number }

export class PostgresServer {
  readonly #bin: string
  readonly #folder: string
  readonly #port: number
  readonly #user: User
  readonly #password: string
  #keeper: ChildProcess | undefined
  #count = 0

  private constructor(bin: string, user: User, port: number) {
    this.#bin = bin
    this.#user = user
    this.#port = port
    this.#password = randomBytes(16).toString('hex')
    this.#folder = mkdtempSync(join(tmpdir(), 'handloop-postgres-'))
    if (user.uid !== undefined) chownSync(this.#folder, user.uid, user.gid!)
  }

  /**
   * A server with PostgreSQL's own defaults, `fsync` on, on loopback and a free port.
   * @throws Error that names the package to install when there is no PostgreSQL on this machine
   */
  static async start(): Promise<PostgresServer> {
    const bin = postgresPrograms()
    if (bin === undefined) throw new Error(NO_SERVER)
    const server = new PostgresServer(bin, serverUser(), await freePort())
    try {
      server.#initialize()
      await server.resume()
    } catch (error) {
      server.#remove()
      throw error
    }
    return server
  }

  /** The superuser's address of the database `postgres`, or of another one. */
  url(database = 'postgres'): string {
    return `postgres://postgres:${this.#password}@127.0.0.1:${this.#port}/${database}`
  }

  /**
   * Runs one of PostgreSQL's own programs, such as `psql` or `pgbench`, on the database with that address.
   * @returns what it prints on standard output, trimmed
   */
  async program(url: string, name: string, ...args: string[]): Promise<string> {
    const { hostname, port, username, password, pathname } = new URL(url)
    // Not in the arguments: those are for everybody to see.
    const address = { PGHOST: hostname, PGPORT: port, PGUSER: username, PGPASSWORD: password }
    const env = { ...PLAIN, ...address, PGDATABASE: pathname.slice(1) }
    const { stdout } = await promisify(execFile)(join(this.#bin, name), args, { env, maxBuffer: 2 ** 26 })
    return stdout.trim()
  }

  /** @returns the address of a new, empty database */
  async newDatabase(): Promise<string> {
    const name = `handloop_${++this.#count}`
    await this.program(this.url(), 'psql', '-q', '-c', `create database ${name}`)
    return this.url(name)
  }

  /** Starts it again after `halt`, with the same address and data. */
  async resume(): Promise<void> {
    const options = `-p ${this.#port} -c listen_addresses=127.0.0.1 -k '${this.#folder}'`
    // In a session of its own: Ctrl-C in a terminal is for whoever uses it, and that one ends it in order.
    this.#keeper = spawn('/bin/sh', ['-c', KEEPER, this.#bin, this.#folder, options], {
      ...this.#user,
      env: PLAIN,
      detached: true,
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    for await (const line of createInterface({ input: this.#keeper.stdout! })) if (line === 'started') return
    throw new Error(`PostgreSQL did not start in ${this.#folder}; what it said stands above`)
  }

  /**
   * Takes it off the air, data kept. `fast` cuts every connection; `crash` leaves it as a power cut would, to be
   * recovered from its log.
   */
  async halt(how: 'fast' | 'crash' = 'fast'): Promise<void> {
    const keeper = this.#keeper
    // Whoever asks a second time finds it asked already.
    this.#keeper = undefined
    if (keeper === undefined || keeper.exitCode !== null) return
    const ended = once(keeper, 'exit')
    keeper.stdin!.end(`${how}\n`)
    await ended
  }

  async restart(how: 'fast' | 'crash' = 'fast'): Promise<void> {
    await this.halt(how)
    await this.resume()
  }

  /** Lets this process end without a word: the server ends with it. */
  unref(): this {
    this.#keeper?.unref()
    for (const pipe of [this.#keeper?.stdin, this.#keeper?.stdout]) (pipe as { unref?: () => void } | null)?.unref?.()
    return this
  }

  /** Ends it and removes its data. */
  async stop(): Promise<void> {
    await this.halt()
    this.#remove()
  }

  #initialize(): void {
    const passwordFile = join(this.#folder, 'password')
    writeFileSync(passwordFile, this.#password, { mode: 0o600 })
    if (this.#user.uid !== undefined) chownSync(passwordFile, this.#user.uid, this.#user.gid!)
    const access = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
    const args = ['-D', join(this.#folder, 'data'), '-E', 'UTF8', '--locale=C', ...access]
    execFileSync(join(this.#bin, 'initdb'), args, { ...this.#user, env: PLAIN, stdio: ['ignore', 'ignore', 'inherit'] })
    rmSync(passwordFile)
  }

  #remove(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

/** A person's own PGHOST or PGDATA must not lead anywhere else. */
const PLAIN = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG')))

/** The folder of PostgreSQL's programs. Debian keeps them off the PATH, in a folder for each version. */
export function postgresPrograms(): string | undefined {
  const debian = globSync('/usr/lib/postgresql/*/bin').sort((a, b) => versionOf(b) - versionOf(a))
  const folders = [...debian, ...(process.env.PATH ?? '').split(delimiter)]
  return folders.find(folder => existsSync(join(folder, 'initdb')))
}

const versionOf = (bin: string): number => Number(dirname(bin).split('/').at(-1))

function serverUser(): User {
  if (process.getuid?.() !== 0) return {}
  const id = (what: string): number => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    throw new Error('PostgreSQL refuses to run as root, and there is no user postgres; run this as another user')
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
