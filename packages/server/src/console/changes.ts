import type { ServerResponse } from 'node:http'
import { isDeepStrictEqual } from 'node:util'
import { beginEvents } from '../observing/event-stream.ts'
import type { Services } from '../services.ts'
import { flowsChangedSince, Looks, loopsChangedSince, type Named, newest, type Seen } from '../store/changes.ts'

/** How often the newest step is looked at while somebody watches; the cost is that of a few lookups. */
const LOOK_MS = 500
/** More loops than a page shows: beyond that only their flow definitions are named. */
const LOOPS = 200

/**
 * `figures`: sums over time have taken in what happened before; they are the same in every region's overview.
 * `refusals`: a receiver has refused something since the last time.
 */
type Change = { region: string; flows: string[]; loops: string[]; figures: boolean; refusals: boolean }

/**
 * Tells every open page of the console what has changed, by server-sent events. What other nodes do is seen as well,
 * because everybody writes down what happens. Looks only while somebody is there to be told.
 */
export class Changes {
  readonly #services: Services
  readonly #accountId: string
  readonly #pages = new Set<ServerResponse>()
  #looks: Looks | undefined
  #beginning: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #hasRefusals = false

  constructor(services: Services, accountId: string) {
    this.#services = services
    this.#accountId = accountId
    services.store.onRefusal(() => {
      this.#hasRefusals = true
    })
  }

  /** A page is told that it is listened for only once it is settled what is new: whatever comes later is told. */
  async add(page: ServerResponse): Promise<void> {
    this.#pages.add(page)
    page.on('close', () => this.#remove(page))
    this.#beginning ??= this.#begin()
    await this.#beginning
    if (this.#pages.has(page)) beginEvents(page)
  }

  async #begin(): Promise<void> {
    const { store } = this.#services
    this.#looks = new Looks(await store.read(newest), store.hasPeers)
    this.#hasRefusals = false
    clearInterval(this.#timer)
    if (this.#pages.size > 0) this.#timer = setInterval(() => this.#look(), LOOK_MS)
  }

  #remove(page: ServerResponse): void {
    this.#pages.delete(page)
    if (this.#pages.size > 0) return
    clearInterval(this.#timer)
    this.#beginning = undefined
  }

  #look(): void {
    this.#tell().catch(error => this.#services.log.error({ err: error }, 'looking for changes failed'))
  }

  async #tell(): Promise<void> {
    const now = await this.#services.store.read(newest)
    const seen = this.#looks!.look(now)
    const hasRefusals = this.#hasRefusals
    this.#hasRefusals = false
    const changes = isDeepStrictEqual(now, seen) ? [] : await this.#changes(seen, now)
    if (hasRefusals) changes.push({ ...NOTHING_NAMED, refusals: true })
    for (const change of changes)
      for (const page of this.#pages) if (page.headersSent) page.write(`data: ${JSON.stringify(change)}\n\n`)
  }

  async #changes(seen: Seen, now: Seen): Promise<Change[]> {
    const { changed, loops } = await this.#services.store.read(function* () {
      return { changed: yield* flowsChangedSince(seen), loops: yield* loopsChangedSince(seen, LOOPS) }
    })
    const flows = [...changed, ...without(seen.leaving, now.leaving), ...without(now.leaving, seen.leaving)]
    const own = <R extends { account_id: string }>(rows: R[]) => rows.filter(row => row.account_id === this.#accountId)
    const regions = new Set(own(flows).map(({ region }) => region))
    const namesIn = (rows: Named[], region: string) => [
      ...new Set(rows.filter(row => row.region === region).map(({ name }) => name)),
    ]
    const named = [...regions].map(region => ({
      region,
      flows: namesIn(own(flows), region),
      loops: namesIn(own(loops), region),
      figures: false,
      refusals: false,
    }))
    const hasFigures = !isDeepStrictEqual(seen.figures, now.figures)
    return hasFigures ? [...named, { ...NOTHING_NAMED, figures: true }] : named
  }
}

const NOTHING_NAMED: Change = { region: '', flows: [], loops: [], figures: false, refusals: false }

const without = (those: Named[], these: Named[]): Named[] =>
  those.filter(one => !these.some(other => isDeepStrictEqual(one, other)))
