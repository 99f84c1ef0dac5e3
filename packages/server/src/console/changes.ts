import type { ServerResponse } from 'node:http'
import { beginEvents } from '../observing/event-stream.ts'
import type { Services } from '../services.ts'
import { flowsChangedSince, loopsChangedSince, newest, type Seen } from '../store/changes.ts'

/** How often the newest step is looked at while somebody watches; the cost is that of three lookups. */
const LOOK_MS = 500
/** More loops than a page shows: beyond that only their flow definitions are named. */
const LOOPS = 200

type Change = { region: string; flows: string[]; loops: string[] }

/**
 * Tells every open page of the console what has changed, by server-sent events. What other nodes do is seen as well,
 * because everybody writes down what happens. Looks only while somebody is there to be told.
 */
export class Changes {
  readonly #services: Services
  readonly #accountId: string
  readonly #pages = new Set<ServerResponse>()
  #seen: Seen | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(services: Services, accountId: string) {
    this.#services = services
    this.#accountId = accountId
  }

  add(page: ServerResponse): void {
    beginEvents(page)
    this.#pages.add(page)
    page.on('close', () => this.#remove(page))
    this.#timer ??= setInterval(() => this.#look(), LOOK_MS)
  }

  #remove(page: ServerResponse): void {
    this.#pages.delete(page)
    if (this.#pages.size > 0) return
    clearInterval(this.#timer)
    this.#timer = undefined
    this.#seen = undefined
  }

  #look(): void {
    this.#tell().catch(error => this.#services.log.error({ err: error }, 'looking for changes failed'))
  }

  async #tell(): Promise<void> {
    const now = await this.#services.store.read(newest)
    const seen = this.#seen ?? now
    this.#seen = now
    if (now.history === seen.history && now.loops === seen.loops && now.deliveries === seen.deliveries) return
    for (const change of await this.#changesSince(seen))
      for (const page of this.#pages) page.write(`data: ${JSON.stringify(change)}\n\n`)
  }

  async #changesSince(seen: Seen): Promise<Change[]> {
    const { flows, loops } = await this.#services.store.read(function* () {
      return { flows: yield* flowsChangedSince(seen), loops: yield* loopsChangedSince(seen, LOOPS) }
    })
    const own = <R extends { account_id: string }>(rows: R[]) => rows.filter(row => row.account_id === this.#accountId)
    const regions = new Set(own(flows).map(({ region }) => region))
    const namesIn = (rows: { region: string; name: string }[], region: string) =>
      rows.filter(row => row.region === region).map(({ name }) => name)
    return [...regions].map(region => ({
      region,
      flows: namesIn(own(flows), region),
      loops: namesIn(own(loops), region),
    }))
  }
}
