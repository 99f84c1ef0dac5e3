import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from './connection.ts'
import type { Source } from './source.ts'

/** `seconds` and `count` end a run; with `perSecond` requests are offered by the clock, else as fast as answers come. */
export type Drive = { connections: number; seconds: number; perSecond?: number }

export type Driven = {
  answered: number
  seconds: number
  /** Milliseconds, one for each answer; in an open loop counted from when the request was due. */
  latencies: number[]
  /** Processor time of the generator, as a share of one core. */
  generatorLoad: number
}

/** By then the other side has taken in the connections, which this side can't see: they are not part of what is measured. */
const ACCEPTED_MS = 50

/** Sends requests of `source` to `url` over exactly so many connections. Fails with the first unexpected answer. */
export async function drive(url: string, source: Source, how: Drive): Promise<Driven> {
  const run = new Run(source)
  const connections = await Promise.all(
    Array.from({ length: how.connections }, () => Connection.open(url, error => run.fail(error))),
  )
  try {
    await sleep(ACCEPTED_MS)
    return await run.play(connections, how)
  } finally {
    for (const connection of connections) connection.close()
  }
}

class Run {
  readonly #source: Source
  readonly #latencies: number[] = []
  #lastAnswer = 0
  #failed: Error | undefined
  #end: () => void = () => {}

  constructor(source: Source) {
    this.#source = source
  }

  fail(error: Error): void {
    this.#failed ??= error
    this.#end()
  }

  async play(connections: Connection[], how: Drive): Promise<Driven> {
    const cpuBefore = process.cpuUsage()
    const began = performance.now()
    await new Promise<void>(resolve => {
      this.#end = resolve
      if (how.perSecond === undefined) this.#closedLoop(connections, began + how.seconds * 1000)
      else this.#openLoop(connections, began, how.perSecond, how.seconds)
    })
    if (this.#failed !== undefined) throw this.#failed
    const { user, system } = process.cpuUsage(cpuBefore)
    const ms = this.#lastAnswer - began
    const latencies = this.#latencies
    return { answered: latencies.length, seconds: ms / 1000, latencies, generatorLoad: (user + system) / 1000 / ms }
  }

  /** Each connection sends its next request as soon as it has the answer to the last. */
  #closedLoop(connections: Connection[], deadline: number): void {
    let busy = connections.length
    const turn = (index: number): void => {
      const now = performance.now()
      const request = now < deadline ? this.#source.next(index, now) : undefined
      if (request === undefined) {
        if (--busy === 0) this.#end()
      } else this.#send(connections[index]!, index, request, now, () => turn(index))
    }
    for (const index of connections.keys()) turn(index)
  }

  /** Requests are due by the clock whether earlier ones are answered or not: a slow service is not spared. */
  #openLoop(connections: Connection[], began: number, perSecond: number, seconds: number): void {
    const total = Math.round(perSecond * seconds)
    const idle = [...connections.keys()]
    let sent = 0
    const turn = (): void => {
      const now = performance.now()
      while (sent < total && idle.length > 0 && began + (sent * 1000) / perSecond <= now) {
        const index = idle.shift()!
        const due = began + (sent++ * 1000) / perSecond
        const request = this.#source.next(index, due)
        if (request === undefined) {
          this.fail(new Error(`nothing left to send after ${sent - 1} requests`))
          return
        }
        this.#send(connections[index]!, index, request, due, () => {
          idle.push(index)
          if (sent === total && idle.length === connections.length) this.#end()
          // Others may be overdue and waiting for a connection.
          else if (idle.length === 1) turn()
        })
      }
    }
    const timer = setInterval(turn, 1)
    const end = this.#end
    this.#end = () => {
      clearInterval(timer)
      end()
    }
  }

  #send(connection: Connection, index: number, request: Buffer, since: number, then: () => void): void {
    connection.send(request, answer => {
      this.#lastAnswer = performance.now()
      this.#latencies.push(this.#lastAnswer - since)
      try {
        this.#source.heard(answer, index)
      } catch (error) {
        return this.fail(error as Error)
      }
      then()
    })
  }
}
