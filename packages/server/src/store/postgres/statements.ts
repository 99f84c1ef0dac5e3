import type { Duplex } from 'node:stream'
import type { PoolClient } from 'pg'
import { POSTGRES, spelled } from '../differences.ts'
import type { Row, SqlValue, Statement } from '../sql.ts'
import { arrayText } from './array-text.ts'
import { withoutValues } from './errors.ts'
import { columnsOf, groupsOf, parcels, placesByValues } from './groups.ts'
import type { Asked } from './in-step.ts'
import { type Merged, merge, share } from './merge.ts'

type Prepared = { name: string; text: string; merged: Merged | null | undefined }

/** Asks one connection, whose pipeline takes many questions at once. A template's texts are the key, as on SQLite. */
export class Statements {
  readonly #prepared = new WeakMap<TemplateStringsArray, Prepared>()
  #count = 0
  #generation = 0

  /** Prepares every statement anew, on every connection, at its next use. */
  renew(): void {
    this.#generation++
  }

  /**
   * Rows of each statement, for each unit in the order asked; the same statement is asked once for all who want it. All
   * of it has been sent when this returns, if it was `learned` before.
   */
  async rows(client: PoolClient, asked: readonly Asked[]): Promise<Row[][][]> {
    const wanted = asked.flat()
    const groups = groupsOf(asked)
    if (groups.some(places => this.#isUnknown(wanted, places))) await this.#learnAll(client, wanted, groups)
    sendTogether(client)
    const answers: Row[][] = new Array(wanted.length)
    await allSettled(groups.map(places => this.#askGroup(client, wanted, places, answers)))
    let place = 0
    return asked.map(own => own.map(() => answers[place++]!))
  }

  /** Asks what has to be known of statements before they can be asked for many units at once. */
  async learned(client: PoolClient, asked: readonly Asked[]): Promise<void> {
    await this.#learnAll(client, asked.flat(), groupsOf(asked))
  }

  async #askGroup(
    client: PoolClient,
    wanted: readonly Statement<unknown>[],
    places: number[],
    answers: Row[][],
  ): Promise<void> {
    const { texts, isCommon, together } = wanted[places[0]!]!
    const alike = isCommon ? placesByValues(wanted, places) : []
    if (alike.length < places.length && alike.length > 0) {
      const firsts = alike.map(some => some[0]!)
      await this.#askGroup(client, wanted, firsts, answers)
      for (const some of alike) for (const place of some) answers[place] = answers[some[0]!]!
      return
    }
    const prepared = this.#of(texts)
    const one = async (place: number): Promise<void> => {
      answers[place] = await this.#ask(client, prepared, wanted[place]!.values)
    }
    if (places.length === 1) return one(places[0]!)
    if (together !== undefined) return this.#askTogether(client, wanted, places, answers)
    const { merged } = prepared
    if (merged == null) return allSettled(places.map(one))
    await allSettled(
      [...parcels(wanted, places)].map(async some => {
        const columns = columnsOf(some.map(place => wanted[place]!.values))
        const rows = await this.#ask(client, { name: `${prepared.name}m`, text: merged.text }, columns)
        share(merged, rows, some, answers)
      }),
    )
  }

  async #askTogether(
    client: PoolClient,
    wanted: readonly Statement<unknown>[],
    places: number[],
    answers: Row[][],
  ): Promise<void> {
    const { texts, together } = wanted[places[0]!]!
    const prepared = this.#of(texts)
    const query = { name: `${prepared.name}g`, text: together!.text }
    const alike = Map.groupBy(places, place => JSON.stringify(wanted[place]!.values.slice(0, -1)))
    for (const some of alike.values()) {
      const values = some.map(place => wanted[place]!.values)
      const rows = await this.#ask(client, query, [...values[0]!.slice(0, -1), values.map(own => own.at(-1)!)])
      share({ rows: 'byColumn' }, rows, some, answers)
    }
    // Whoever got nothing may still find something further on.
    const taken = places.flatMap(place => answers[place]!.map(row => row.id!))
    for (const place of places.filter(place => answers[place]!.length === 0)) {
      const values = [...wanted[place]!.values, taken]
      answers[place] = await this.#ask(client, { name: `${prepared.name}r`, text: together!.rest }, values)
      taken.push(...answers[place].map(row => row.id!))
    }
  }

  async #ask(
    client: PoolClient,
    { name, text }: { name: string; text: string },
    asked: readonly (SqlValue | SqlValue[])[],
  ): Promise<Row[]> {
    const values = asked.map(value => (Array.isArray(value) ? arrayText(value) : value))
    try {
      return (await client.query<Row>({ name: `${name}_${this.#generation}`, text, values })).rows
    } catch (error) {
      throw withoutValues(error)
    }
  }

  #of(texts: TemplateStringsArray): Prepared {
    let prepared = this.#prepared.get(texts)
    if (prepared === undefined) {
      const text = spelled(
        joined(texts, at => `$${at}`),
        POSTGRES,
      )
      prepared = { name: `h${++this.#count}`, text, merged: undefined }
      this.#prepared.set(texts, prepared)
    }
    return prepared
  }

  #isUnknown(wanted: readonly Statement<unknown>[], places: number[]): boolean {
    const { texts, together } = wanted[places[0]!]!
    return places.length > 1 && together === undefined && this.#of(texts).merged === undefined
  }

  async #learnAll(client: PoolClient, wanted: readonly Statement<unknown>[], groups: number[][]): Promise<void> {
    for (const places of groups)
      if (this.#isUnknown(wanted, places)) await this.#learn(client, wanted[places[0]!]!.texts)
  }

  /** The database knows the types of the values; asked once for each statement. */
  async #learn(client: PoolClient, texts: TemplateStringsArray): Promise<void> {
    const prepared = this.#of(texts)
    const name = `${prepared.name}t`
    await client.query(`prepare ${name} as ${prepared.text}`)
    const known = await client.query<{ types: string[] }>(
      'select parameter_types::text[] as types from pg_prepared_statements where name = $1',
      [name],
    )
    await client.query(`deallocate ${name}`)
    const body = spelled(
      joined(texts, at => `i.p${at}`),
      POSTGRES,
    )
    prepared.merged = merge(body, known.rows[0]?.types ?? []) ?? null
  }
}

/** What is asked in one go travels in one piece: a system call, and a server that is woken once. */
export function sendTogether(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection
  stream.cork()
  process.nextTick(() => stream.uncork())
}

const joined = (texts: TemplateStringsArray, place: (at: number) => string): string =>
  texts.reduce((text, next, at) => `${text}${place(at)}${next}`)

/** Waits for all, so that nothing is under way when a failure is heard of; the first failure is the one that counts. */
async function allSettled(promises: Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(promises)).find(one => one.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}
