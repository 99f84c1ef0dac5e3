import type { Lease, Reserved } from './api-types.ts'
import { type Route, routeOf, urlOf } from './routes.ts'

/** What a page that opens is told, and only that one. */
export type Opening = {
  lease?: Lease | undefined
  reserved?: Reserved
  declined?: Lease | undefined
  notice?: string
  isFinished?: boolean
  /** It takes the place of the page before in the browser's history. */
  replaces?: boolean
}

/** Which page of the portal is open, what it was told, and the browser's address and history of it. */
export class Visits {
  readonly #base: string
  readonly #on: { leave: () => Promise<void> | undefined; visit: () => void }
  route: Route = { page: 'list' }
  opening: Opening = {}
  /** Every opening of a page is a new element, with a frame and a history of its own. */
  count = 0

  /**
   * @param base  the portal's own URL, ending with a slash
   * @param on    `leave`: the browser went elsewhere, and the page that is open has something to do first; `visit`: another
   *              page is open now
   */
  constructor(base: string, on: { leave: () => Promise<void> | undefined; visit: () => void }) {
    this.#base = base
    this.#on = on
  }

  start(): void {
    this.route = routeOf(location.href, this.#base)
    window.addEventListener('popstate', this.#followUrl)
  }

  stop(): void {
    window.removeEventListener('popstate', this.#followUrl)
  }

  isAt(taskId: string): boolean {
    return this.route.page === 'task' && this.route.taskId === taskId
  }

  go(route: Route, opening: Opening = {}): void {
    const url = urlOf(route, this.#base)
    if (opening.replaces || url === location.href) history.replaceState(null, '', url)
    else history.pushState(null, '', url)
    this.#open(route, opening)
  }

  readonly #followUrl = async (): Promise<void> => {
    const { count } = this
    await this.#on.leave()
    // Whatever was opened meanwhile is where the browser is now.
    if (this.count !== count) return
    this.#open(routeOf(location.href, this.#base), {})
  }

  #open(route: Route, opening: Opening): void {
    this.route = route
    this.opening = opening
    this.count++
    this.#on.visit()
  }
}
