import pg from 'pg'
import type { Wake } from '../moment.ts'
import type { Bell } from '../sql.ts'
import { connectionConfig } from './connections.ts'

const CHANNEL = 'handloop'
/** A ring tells "look", not "how much": many within this time are one. */
const RINGS_APART_MS = 20
const RECONNECT_MS = 1_000
const PATIENCE_MS = 2_000

/**
 * `LISTEN` and `NOTIFY`. Rung after a commit and on a connection of its own, never inside the transaction: notifying
 * commits take turns on the whole server.
 */
export class PostgresBell implements Bell {
  readonly #url: string
  readonly #pool: pg.Pool
  readonly #hearers: ((topic: Wake) => unknown)[] = []
  readonly #rung = new Map<Wake, NodeJS.Timeout>()
  #listener: pg.Client | undefined
  #again: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(url: string, pool: pg.Pool) {
    this.#url = url
    this.#pool = pool
  }

  ring(topic: Wake): void {
    if (this.#rung.has(topic) || this.#isClosed) return
    this.#rung.set(
      topic,
      setTimeout(() => {
        this.#rung.delete(topic)
        // Lost with the connection: everybody looks now and then by themselves.
        this.#pool.query(`select pg_notify('${CHANNEL}', $1)`, [topic]).catch(() => {})
      }, RINGS_APART_MS),
    )
  }

  onRing(hear: (topic: Wake) => unknown): void {
    this.#hearers.push(hear)
    if (this.#listener === undefined) void this.#listen()
  }

  /** Is there a connection on which the server answers? Not one of the pool, which may all be busy. */
  async isHeard(): Promise<boolean> {
    if (this.#listener === undefined) return false
    const late = new Promise<false>(resolve => setTimeout(() => resolve(false), PATIENCE_MS).unref())
    const answer = this.#listener.query('select 1').then(
      () => true,
      () => false,
    )
    return Promise.race([answer, late])
  }

  async close(): Promise<void> {
    // What was rung a moment before must still be heard: a command rings once and is gone.
    const rung = [...this.#rung.keys()]
    for (const timer of this.#rung.values()) clearTimeout(timer)
    this.#rung.clear()
    this.#isClosed = true
    clearTimeout(this.#again)
    await Promise.allSettled(rung.map(topic => this.#pool.query(`select pg_notify('${CHANNEL}', $1)`, [topic])))
    await this.#listener?.end().catch(() => {})
  }

  async #listen(): Promise<void> {
    const client = new pg.Client(connectionConfig(this.#url))
    this.#listener = client
    client.on('notification', ({ payload }) => {
      for (const hear of this.#hearers) hear(payload as Wake)
    })
    client.on('error', () => this.#listenAgain(client))
    client.on('end', () => this.#listenAgain(client))
    try {
      await client.connect()
      await client.query(`listen ${CHANNEL}`)
      // Whatever was rung while nobody listened.
      for (const hear of this.#hearers) for (const topic of ['clock', 'delivery', 'housekeeping'] as const) hear(topic)
    } catch {
      this.#listenAgain(client)
    }
  }

  #listenAgain(client: pg.Client): void {
    if (this.#isClosed || this.#listener !== client) return
    this.#listener = undefined
    client.end().catch(() => {})
    this.#again = setTimeout(() => void this.#listen(), RECONNECT_MS)
  }
}
