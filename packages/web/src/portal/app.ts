import { html, LitElement } from 'lit'
import { createRef, ref } from 'lit/directives/ref.js'
import { type WorkerApi, workerApi } from './api.ts'
import type { Lease, News, Reserved, Session } from './api-types.ts'
import { type HelpDialog, usesSingleKeys } from './help-dialog.ts'
import { BrowserKeptWork, type KeptWork, keepsNothing } from './kept-work.ts'
import { listPage } from './list-page-view.ts'
import { messages } from './messages/messages.ts'
import { NewsLine } from './news.ts'
import { NextTask } from './next-task.ts'
import { Outbox } from './outbox.ts'
import { Poll } from './poll.ts'
import type { PortalEvents } from './portal-events.ts'
import { portalStyles } from './portal-styles.ts'
import { portalBase, type Route, routeOf, urlOf } from './routes.ts'
import { type Act, actOf } from './shortcuts.ts'
import { loadingPage, signedOutPage, unreachablePage } from './signed-out-pages.ts'
import { shared } from './styles.ts'
import type { TaskList } from './task-list.ts'
import type { TaskPage } from './task-page.ts'
import { taskPages } from './task-pages-view.ts'
import './help-dialog.ts'
import './task-page.ts'
import { realTimers } from './timers.ts'
import { waitingPage } from './waiting-answers.ts'
import { whomToAskOn } from './whom-to-ask.ts'

type State = { name: 'loading' } | { name: 'unreachable' } | { name: 'signedOut' } | { name: 'ready'; session: Session }
/** What a page that opens is told, and only that one. */
type Opening = {
  lease?: Lease | undefined
  reserved?: Reserved
  declined?: Lease | undefined
  notice?: string
  isFinished?: boolean
  replaces?: boolean
}

/** Many portals hear of one new task at the same moment; so they do not all ask at once. */
const SPREAD_MS = 1000
const LOOK_BEHIND_MS = 250

/**
 * The worker portal.
 *
 * @attr content-origin   the origin task frames are served from
 * @attr next-is-ready    a task stands complete behind the current one; set by the portal, for those who measure it
 * @attr organization, contact-email, contact-href  whom workers may ask
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
  readonly #news = new NewsLine(this.#api.changesUrl, news => this.#hearNews(news))
  readonly #next = new NextTask(this.#api, () => this.#nextChanged())
  readonly #page = createRef<TaskPage>()
  readonly #list = createRef<TaskList>()
  readonly #help = createRef<HelpDialog>()
  #keptWork: KeptWork = keepsNothing
  #outbox = this.#newOutbox()
  #state: State = { name: 'loading' }
  #route: Route = { page: 'list' }
  #said = ''
  #problem = ''
  #opening: Opening = {}
  #kind: string | undefined
  /** Every opening of a page is a new element, with a frame and a history of its own. */
  #visit = 0

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('popstate', this.#followUrl)
    window.addEventListener('keydown', this.#onKey)
    window.addEventListener('pagehide', this.#onPageHide)
    window.addEventListener('online', this.#onOnline)
    this.#on('portal-say', text => this.#say(text))
    this.#on('portal-open-task', ({ taskId, lease }) => this.#go({ page: 'task', taskId }, { lease }))
    this.#on('portal-show-list', () => this.#go({ page: 'list' }, { replaces: true }))
    this.#on('portal-task-over', ({ how, lease }) => void this.#afterTask(how, lease))
    this.#on('portal-task-ready', ({ taskId }) => this.#frameIsReady(taskId))
    this.#on('portal-task-lost', () => this.#next.giveUp())
    this.#on('portal-kind', ({ title }) => this.#choose(title))
    this.#on('portal-act', act => this.#act(act))
    this.#on('portal-signed-out', () => this.#become({ name: 'signedOut' }))
    this.#route = routeOf(location.href, this.#base)
    void this.#readSession()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('popstate', this.#followUrl)
    window.removeEventListener('keydown', this.#onKey)
    window.removeEventListener('pagehide', this.#onPageHide)
    window.removeEventListener('online', this.#onOnline)
    this.#news.stop()
    this.#retry.stop()
  }

  override render() {
    return html`${this.#shown()}
      <div class="hidden" role="status">${this.#said}</div>
      <handloop-help-dialog ${ref(this.#help)}></handloop-help-dialog>`
  }

  #shown() {
    if (this.#state.name === 'ready') return this.#signedIn(this.#state.session)
    if (this.#state.name === 'loading') return loadingPage()
    if (this.#state.name === 'unreachable') return unreachablePage(() => void this.#readSession())
    return signedOutPage(whomToAskOn(this))
  }

  #signedIn(session: Session) {
    if (this.#route.page === 'task') {
      const waiting = this.#outbox.of(this.#route.taskId)
      return waiting && !waiting.refused ? waitingPage(this.#outbox, waiting) : this.#taskPages(this.#route.taskId)
    }
    return listPage({
      visit: this.#visit,
      workerName: session.worker.name,
      problem: this.#problem,
      api: this.#api,
      outbox: this.#outbox,
      whomToAsk: whomToAskOn(this),
      list: this.#list,
      kind: this.#kind,
      opening: this.#opening,
      openHelp: () => this.#act('help'),
      signOut: () => void this.#signOut(),
    })
  }

  #taskPages(taskId: string) {
    return taskPages({
      visit: this.#visit,
      current: { taskId, lease: this.#opening.lease, reserved: this.#opening.reserved },
      behind: this.#next.reserved,
      front: this.#page,
      shared: { api: this.#api, keptWork: this.#keptWork, frameOrigin: this.#frameOrigin },
    })
  }

  get #frameOrigin() {
    return {
      contentOrigin: this.getAttribute('content-origin') ?? '',
      isSandboxed: this.hasAttribute('sandboxed-frame'),
    }
  }

  async #readSession(): Promise<boolean> {
    const session = await this.#api.session()
    if (session.ok) await this.#signIn(session.value)
    else this.#become({ name: session.error.kind === 'signedOut' ? 'signedOut' : 'unreachable' })
    if (this.#state.name === 'unreachable') this.#retry.start()
    else this.#retry.stop()
    return session.ok
  }

  async #signIn(session: Session): Promise<void> {
    this.#keptWork = new BrowserKeptWork(session.worker.id)
    this.#outbox = this.#newOutbox()
    await this.#outbox.start()
    this.#become({ name: 'ready', session })
    this.#news.start()
  }

  #newOutbox(): Outbox {
    return new Outbox({
      api: this.#api,
      keptWork: this.#keptWork,
      timers: realTimers,
      onChange: () => this.requestUpdate(),
      onSent: ({ taskId, title }) => {
        this.#say(messages.answerSentLater(title))
        if (this.#route.page === 'task' && this.#route.taskId === taskId) void this.#afterTask('submitted')
      },
    })
  }

  /**
   * The next task, or the list with the words that there is none. Takes the place of the task in the browser's history:
   * going back must not open again what is answered or given back.
   */
  async #afterTask(how: PortalEvents['portal-task-over']['how'], lease?: Lease): Promise<void> {
    if (how !== 'submitted') {
      this.#say(messages.left[how])
      const declined = how === 'declined' ? lease : undefined
      return this.#go({ page: 'list' }, { notice: messages.left[how], declined, replaces: true })
    }
    const taken = await this.#next.take()
    this.#say(messages.left[how])
    if (taken) {
      const { lease: accepted, reserved, isReady } = taken
      const opening = { lease: accepted, replaces: true, ...(isReady && { reserved }) }
      return this.#go({ page: 'task', taskId: accepted.taskId }, opening)
    }
    const next = await this.#api.nextTask(this.#kind)
    if (next.ok && next.value)
      return this.#go({ page: 'task', taskId: next.value.taskId }, { lease: next.value, replaces: true })
    this.#go({ page: 'list' }, { notice: messages.answerSent, isFinished: next.ok, replaces: true })
  }

  #frameIsReady(taskId: string): void {
    if (this.#route.page !== 'task') return
    // Not at once: drawing the task in front comes first.
    if (this.#route.taskId === taskId) setTimeout(() => this.#lookBehind(), LOOK_BEHIND_MS)
    else this.#next.frameIsReady(taskId)
  }

  #nextChanged(): void {
    this.toggleAttribute('next-is-ready', this.#next.isReady)
    this.requestUpdate()
  }

  #hearNews({ tasks, held, withdrawn }: News): void {
    if (tasks) this.#list.value?.hearOfTasks()
    if (this.#route.page !== 'task') return
    if (held.includes(this.#route.taskId)) this.#page.value?.check()
    if (this.#next.withdraw(withdrawn)) void this.#next.look(this.#kind)
    else if (tasks) setTimeout(() => this.#lookBehind(), Math.random() * SPREAD_MS)
  }

  /** Only who is at work has a next task. */
  #lookBehind(): void {
    if (this.#page.value?.isAtWork) void this.#next.look(this.#kind)
  }

  #choose(title: string | undefined): void {
    this.#kind = title
    this.requestUpdate()
  }

  #act(act: Act): void {
    if (act === 'help') this.#help.value?.open()
    else if (act === 'next') this.#list.value?.startNext()
    else this.#page.value?.act(act)
  }

  #go(route: Route, more: Opening = {}): void {
    const url = urlOf(route, this.#base)
    if (more.replaces || url === location.href) history.replaceState(null, '', url)
    else history.pushState(null, '', url)
    this.#show(route, more)
  }

  #show(route: Route, more: Opening = {}): void {
    // Whoever goes elsewhere lets go of what was waiting behind the task.
    if (route.page !== 'task' || more.reserved === undefined) this.#next.giveUp()
    this.#route = route
    this.#opening = more
    this.#problem = ''
    this.#visit++
    this.#nextChanged()
  }

  #become(state: State): void {
    if (state.name === 'signedOut') {
      document.title = `${messages.signedOut} · ${messages.portal}`
      this.#news.stop()
      this.#next.giveUp()
    }
    this.#state = state
    this.requestUpdate()
  }

  async #signOut(): Promise<void> {
    const done = await this.#api.signOut()
    if (done.ok || done.error.kind === 'signedOut') return this.#become({ name: 'signedOut' })
    this.#problem = messages.notSignedOut
    this.requestUpdate()
  }

  readonly #onPageHide = (): void => this.#next.giveUp(true)
  readonly #onOnline = (): void => this.#outbox.tryAgain()
  readonly #followUrl = (): void => this.#show(routeOf(location.href, this.#base))
  readonly #onKey = (event: KeyboardEvent): void => {
    const isTyping =
      !usesSingleKeys() || event.composedPath().some(node => node instanceof Element && node.matches(TEXT))
    const act = this.#state.name === 'ready' ? actOf(event, isTyping) : undefined
    if (act === undefined) return
    event.preventDefault()
    this.#act(act)
  }

  /** The same words twice in a row are read only if the text changes in between. */
  #say(text: string): void {
    this.#said = this.#said === text ? `${text}\u00a0` : text
    this.requestUpdate()
  }

  #on<Name extends keyof PortalEvents>(name: Name, hear: (detail: PortalEvents[Name]) => void): void {
    this.addEventListener(name, event => hear((event as CustomEvent<PortalEvents[Name]>).detail))
  }
}

const TEXT = 'textarea, select, input:not([type=checkbox])'

customElements.define('handloop-portal', Portal)
