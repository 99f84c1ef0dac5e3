import type pg from 'pg'
import { faultPoint } from '../../fault-points.ts'
import { commitSeconds, commitUnits } from '../../observing/metrics.ts'
import { type Database, type Early, Overtaken, type Unit } from '../sql.ts'
import { PostgresBell } from './bell.ts'
import { openPool } from './connections.ts'
import { isCollision, isLostConnection, isRefusal, isStale, OutcomeUnknown, UnitFailed } from './errors.ts'
import { type Asked, inStep } from './in-step.ts'
import { Shared } from './shared.ts'
import { Statements, sendTogether } from './statements.ts'
import { vacuum } from './vacuum.ts'

type Work = () => Unit<unknown>
type Isolation = 'serializable' | 'read committed'

/** How often a unit that collided with others is run again, and one whose connection broke. */
const COLLISIONS = 20
const LONGEST_PAUSE_MS = 64
const RECONNECTIONS = 6

/**
 * PostgreSQL, shared by any number of nodes. Units that run all day share transactions as on the embedded database, but
 * in step with each other; a unit that runs alone has a serializable transaction of its own.
 */
export class PostgresDatabase implements Database {
  readonly bell: PostgresBell
  readonly #pool: pg.Pool
  readonly #statements = new Statements()
  readonly #writes: Shared
  readonly #reads: Shared
  #vacuuming: Promise<void> | undefined

  constructor(url: string) {
    this.#pool = openPool(url)
    this.bell = new PostgresBell(url, this.#pool)
    this.#writes = new Shared(
      units => this.#transaction(units, 'read committed'),
      unit => this.#again(unit),
    )
    this.#reads = new Shared(
      units => this.#look(units),
      unit => this.#lookAgain(unit),
    )
  }

  /** For migrations, backup and housekeeping of the database itself. */
  get pool(): pg.Pool {
    return this.#pool
  }

  write<T>(unit: () => Unit<T>): Promise<T> {
    return this.#persist(unit, 'serializable')
  }

  /** What the server has committed it has flushed. */
  async writeShared<T>(unit: () => Unit<T>, ahead?: (result: T) => void): Promise<T> {
    const result = await this.#writes.run(unit)
    ahead?.(result)
    return result
  }

  read<T>(unit: () => Unit<T>): Promise<T> {
    return this.#reads.run(unit)
  }

  async readEarly<T>(unit: () => Unit<T>): Promise<Early<T>> {
    return { value: await this.read(unit), flushed: Promise.resolve() }
  }

  isWell(): Promise<boolean> {
    return this.bell.isHeard()
  }

  /**
   * Dead rows are cleared away in the background; the server's own vacuum would come later. What they were may stay on
   * disk for longer, which is not ours to change: docs/retention.md.
   */
  async scrub(): Promise<boolean> {
    this.#vacuuming ??= vacuum(this.#pool).finally(() => {
      this.#vacuuming = undefined
    })
    return true
  }

  async close(): Promise<void> {
    await Promise.all([this.#writes.idle(), this.#reads.idle()])
    await this.#vacuuming
    await this.bell.close()
    await this.#pool.end()
  }

  /** A unit that another overtook inside a shared transaction, or broke it: by itself, where it can wait for locks. */
  #again(unit: Work): Promise<unknown> {
    return this.#persist(unit, 'read committed')
  }

  async #persist<T>(unit: () => Unit<T>, isolation: Isolation): Promise<T> {
    let reconnections = 0
    for (let collisions = 0; ; ) {
      try {
        return (await this.#transaction([unit], isolation))[0] as T
      } catch (error) {
        const cause = error instanceof UnitFailed ? error.cause : error
        if (cause instanceof OutcomeUnknown) throw cause
        if (cause instanceof Overtaken || isCollision(cause) || isStale(cause)) {
          if (++collisions > COLLISIONS) throw cause
          // Whoever is in the way may be waiting for a busy disk: soon, and then less and less often.
          await pause(Math.min(2 ** collisions, LONGEST_PAUSE_MS))
        } else if (isLostConnection(cause) && ++reconnections <= RECONNECTIONS) await pause(50 * 2 ** reconnections)
        else throw cause
      }
    }
  }

  async #transaction(units: readonly Work[], isolation: Isolation): Promise<unknown[]> {
    const client = await this.#pool.connect()
    const begunAt = performance.now()
    let broken: unknown
    try {
      // Sent ahead of the first questions, not waited for: a failure is theirs too.
      sendTogether(client)
      const begun = client.query(`begin isolation level ${isolation}`)
      begun.catch(() => {})
      const results = await inStep(
        units,
        asked => this.#statements.rows(client, asked),
        asked => this.#askAndCommit(client, asked),
      )
      commitUnits.observe(units.length)
      commitSeconds.observe((performance.now() - begunAt) / 1000)
      faultPoint('after-commit-before-acknowledge')
      return results
    } catch (error) {
      broken = error
      if (isStale(error)) this.#statements.renew()
      throw error
    } finally {
      await putBack(client, broken)
    }
  }

  /** The end of a transaction travels with what was posted last. */
  async #askAndCommit(client: pg.PoolClient, asked: readonly Asked[]): Promise<void> {
    await this.#statements.learned(client, asked)
    const answering = this.#statements.rows(client, asked)
    faultPoint('before-commit')
    const [answered, committed] = await Promise.allSettled([answering, commit(client)])
    // What the server refuses is not committed, whatever became of the connection then.
    if (answered.status === 'rejected' && isRefusal(answered.reason)) throw answered.reason
    if (committed.status === 'rejected') throw committed.reason
    if (answered.status === 'rejected')
      throw new OutcomeUnknown('a part of what was committed could not be asked', { cause: answered.reason })
  }

  /** Reading needs no transaction: each statement sees what is committed. */
  async #look(units: readonly Work[]): Promise<unknown[]> {
    const client = await this.#pool.connect()
    let isBroken = false
    try {
      return await inStep(units, asked => this.#statements.rows(client, asked))
    } catch (error) {
      isBroken = !(error instanceof UnitFailed)
      if (isStale(error)) this.#statements.renew()
      throw error
    } finally {
      client.release(isBroken)
    }
  }

  async #lookAgain(unit: Work): Promise<unknown> {
    for (let reconnections = 0; ; ) {
      try {
        return (await this.#look([unit]))[0]
      } catch (error) {
        const cause = error instanceof UnitFailed ? error.cause : error
        if ((!isLostConnection(cause) && !isStale(cause)) || ++reconnections > RECONNECTIONS) throw cause
        await pause(50 * 2 ** reconnections)
      }
    }
  }
}

/** @throws OutcomeUnknown when the connection breaks meanwhile */
export async function commit(client: pg.ClientBase): Promise<void> {
  try {
    const done = await client.query('commit')
    // A transaction that has failed answers "commit" with a rollback, and no error.
    if (done.command !== 'COMMIT') throw new Error('the transaction was rolled back')
  } catch (error) {
    if (isLostConnection(error))
      throw new OutcomeUnknown('the connection to the database broke during a commit', { cause: error })
    throw error
  }
}

/** A connection goes back only when it is surely outside of a transaction; any doubt ends it, and its transaction. */
async function putBack(client: pg.PoolClient, broken: unknown): Promise<void> {
  if (broken === undefined) return client.release()
  const isClean = await client.query('rollback').then(
    () => true,
    () => false,
  )
  client.release(!isClean)
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
