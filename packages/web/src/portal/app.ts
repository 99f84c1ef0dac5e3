import { html, LitElement, nothing } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { type WorkerApi, workerApi } from './api.ts'
import type { Lease, Session } from './api-types.ts'
import { messages } from './messages/messages.ts'
import { Poll } from './poll.ts'
import type { PortalEvents } from './portal-events.ts'
import { portalStyles } from './portal-styles.ts'
import { portalBase, type Route, routeOf, urlOf } from './routes.ts'
import { shared } from './styles.ts'
import type { Farewell } from './task-session.ts'
import './task-list.ts'
import './task-page.ts'
import { realTimers } from './timers.ts'

type State = { name: 'loading' } | { name: 'unreachable' } | { name: 'signedOut' } | { name: 'ready'; session: Session }

/**
 * The worker portal.
 *
 * @attr content-origin   the origin task frames are served from
 * @attr sandboxed-frame  frames are served with a sandbox header, so their messages come from the origin `null`
 */
export class Portal extends LitElement {
  static override styles = [shared, portalStyles]

  readonly #base = portalBase(document.baseURI)
  readonly #api: WorkerApi = workerApi(`${this.#base}api/`)
  readonly #retry = new Poll(
    realTimers,
    () => true,
    () => this.#readSession(),
  )
  #state: State = { name: 'loading' }
  #route: Route = { page: 'list' }
  #said = ''
  #problem = ''
  /** Handed to the page that opens next, and only to that one. */
  #lease: Lease | undefined
  #notice = ''
  #isFinished = false
  /** Every opening of a page is a new element, with a frame and a history of its own. */
  #visit = 0

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('popstate', this.#followUrl)
    this.#on('portal-say', text => this.#say(text))
    this.#on('portal-open-task', ({ taskId, lease }) => this.#go({ page: 'task', taskId }, { lease }))
    this.#on('portal-show-list', () => this.#go({ page: 'list' }, { replaces: true }))
    this.#on('portal-task-over', ({ how }) => void this.#afterTask(how))
    this.#on('portal-signed-out', () => this.#become({ name: 'signedOut' }))
    this.#route = routeOf(location.href, this.#base)
    void this.#readSession()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('popstate', this.#followUrl)
    this.#retry.stop()
  }

  override render() {
    return html`${this.#page()}
      <div class="hidden" role="status">${this.#said}</div>`
  }

  #page() {
    const { name } = this.#state
    if (this.#state.name === 'ready') return this.#signedIn(this.#state.session)
    if (name === 'loading') return html`<main class="center"><p role="status">${messages.loading}</p></main>`
    if (name === 'unreachable')
      return html`<main class="center">
        <div role="alert">
          <h1>${messages.serviceUnreachable}</h1>
          <p class="quiet">${messages.serviceUnreachableHint}</p>
        </div>
        <button class="primary" @click=${() => void this.#readSession()}>${messages.tryAgain}</button>
      </main>`
    return html`<main class="center">
      <h1 tabindex="-1">${messages.signedOut}</h1>
      <p>${messages.signedOutHint}</p>
      <p class="quiet">${messages.signedOutCommand} <code>handloop worker link NAME</code></p>
    </main>`
  }

  #signedIn(session: Session) {
    if (this.#route.page === 'task')
      return keyed(
        this.#visit,
        html`<handloop-task-page
          .api=${this.#api}
          .taskId=${this.#route.taskId}
          .lease=${this.#lease}
          .frameOrigin=${this.#frameOrigin}
        ></handloop-task-page>`,
      )
    return html`<header class="top-bar">
        <span class="name">${mark}${messages.portal}</span>
        <span class="worker" dir="auto">${session.worker.name}</span>
        <button class="plain" @click=${this.#signOut}>${messages.signOut}</button>
      </header>
      ${this.#problem ? html`<div class="banner alert" role="alert"><p>${this.#problem}</p></div>` : nothing}
      ${keyed(
        this.#visit,
        html`<handloop-task-list
          .api=${this.#api}
          .notice=${this.#notice}
          .isFinished=${this.#isFinished}
        ></handloop-task-list>`,
      )}`
  }

  get #frameOrigin() {
    return {
      contentOrigin: this.getAttribute('content-origin') ?? '',
      isSandboxed: this.hasAttribute('sandboxed-frame'),
    }
  }

  async #readSession(): Promise<boolean> {
    const session = await this.#api.session()
    if (session.ok) this.#become({ name: 'ready', session: session.value })
    else this.#become({ name: session.error.kind === 'signedOut' ? 'signedOut' : 'unreachable' })
    if (this.#state.name === 'unreachable') this.#retry.start()
    else this.#retry.stop()
    return session.ok
  }

  /**
   * The next task, or the list with the words that there is none. Takes the place of the task in the browser's history:
   * going back must not open again what is answered or given back.
   */
  async #afterTask(how: Farewell): Promise<void> {
    this.#say(messages.left[how])
    if (how !== 'submitted') return this.#go({ page: 'list' }, { notice: messages.left[how], replaces: true })
    const next = await this.#api.nextTask()
    if (next.ok && next.value)
      return this.#go({ page: 'task', taskId: next.value.taskId }, { lease: next.value, replaces: true })
    this.#go({ page: 'list' }, { notice: messages.answerSent, isFinished: next.ok, replaces: true })
  }

  #go(
    route: Route,
    more: { lease?: Lease | undefined; notice?: string; isFinished?: boolean; replaces?: boolean } = {},
  ): void {
    const url = urlOf(route, this.#base)
    if (more.replaces || url === location.href) history.replaceState(null, '', url)
    else history.pushState(null, '', url)
    this.#show(route, more)
  }

  #show(route: Route, more: { lease?: Lease | undefined; notice?: string; isFinished?: boolean } = {}): void {
    this.#route = route
    this.#lease = more.lease
    this.#notice = more.notice ?? ''
    this.#isFinished = more.isFinished ?? false
    this.#problem = ''
    this.#visit++
    this.requestUpdate()
  }

  #become(state: State): void {
    if (state.name === 'signedOut') document.title = `${messages.signedOut} · ${messages.portal}`
    this.#state = state
    this.requestUpdate()
  }

  readonly #signOut = async (): Promise<void> => {
    const done = await this.#api.signOut()
    if (done.ok || done.error.kind === 'signedOut') return this.#become({ name: 'signedOut' })
    this.#problem = messages.notSignedOut
    this.requestUpdate()
  }

  readonly #followUrl = (): void => this.#show(routeOf(location.href, this.#base))

  /** The same words twice in a row are read only if the text changes in between. */
  #say(text: string): void {
    this.#said = this.#said === text ? `${text}\u00a0` : text
    this.requestUpdate()
  }

  #on<Name extends keyof PortalEvents>(name: Name, hear: (detail: PortalEvents[Name]) => void): void {
    this.addEventListener(name, event => hear((event as CustomEvent<PortalEvents[Name]>).detail))
  }
}

/** Two arcs that close a loop. */
const mark = html`<svg width="22" height="22" viewBox="0 0 22 22" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" aria-hidden="true">
  <path d="M18.5 11a7.5 7.5 0 0 1-13.2 4.9M3.500 11a7.500 7.500 0 0 1 13.200-4.900" />
  <path d="m7.600 11.300 2.400 2.300 4.400-4.800" />
</svg>`

customElements.define('handloop-portal', Portal)
