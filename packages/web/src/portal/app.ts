import { html, LitElement } from 'lit'
import { createRef, ref } from 'lit/directives/ref.js'
import { afterTask } from './after-task.ts'
import { type WorkerApi, workerApi } from './api.ts'
import type { Lease, News, Session } from './api-types.ts'
import { type HelpDialog, usesSingleKeys } from './help-dialog.ts'
import { BrowserKeptWork, type Kept } from './kept-work.ts'
import { listPage } from './list-page-view.ts'
import { messages } from './messages/messages.ts'
import { NewsLine } from './news.ts'
import { NextTask } from './next-task.ts'
import type { PortalEvents } from './portal-events.ts'
import { portalStyles } from './portal-styles.ts'
import { portalBase } from './routes.ts'
import { type Act, actOf } from './shortcuts.ts'
import { loadingPage, signedOutPage, unreachablePage } from './signed-out-pages.ts'
import { shared } from './styles.ts'
import type { TaskList } from './task-list.ts'
import type { TaskPage } from './task-page.ts'
import { taskPages } from './task-pages-view.ts'
import './help-dialog.ts'
import './task-page.ts'
import { realTimers } from './timers.ts'
import { Visits } from './visits.ts'
import { waitingPage } from './waiting-answers.ts'
import { whomToAskOn } from './whom-to-ask.ts'
import { type SessionState, WorkerSession } from './worker-session.ts'

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
  readonly #session = new WorkerSession({
    api: this.#api,
    timers: realTimers,
    keptWorkOf: workerId => new BrowserKeptWork(workerId),
    onState: state => this.#sessionIs(state),
    onWaiting: () => this.requestUpdate(),
    onSent: kept => this.#sentLater(kept),
  })
  readonly #visits = new Visits(this.#base, {
    leave: () => this.#page.value?.collect(),
    visit: () => this.#pageOpened(),
  })
  readonly #news = new NewsLine(this.#api.changesUrl, news => this.#hearNews(news))
  readonly #next = new NextTask(this.#api, () => this.#nextChanged())
  readonly #page = createRef<TaskPage>()
  readonly #list = createRef<TaskList>()
  readonly #help = createRef<HelpDialog>()
  #said = ''
  #problem = ''
  #kind: string | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('keydown', this.#onKey)
    window.addEventListener('pagehide', this.#onPageHide)
    window.addEventListener('online', this.#onOnline)
    this.#on('portal-say', text => this.#say(text))
    this.#on('portal-open-task', ({ taskId, lease }) => this.#visits.go({ page: 'task', taskId }, { lease }))
    this.#on('portal-show-list', () => this.#visits.go({ page: 'list' }, { replaces: true }))
    this.#on('portal-task-over', ({ how, lease }) => this.#afterTask(how, lease))
    this.#on('portal-task-ready', ({ taskId }) => this.#frameIsReady(taskId))
    this.#on('portal-task-lost', () => this.#next.giveUp())
    this.#on('portal-kind', ({ title }) => this.#choose(title))
    this.#on('portal-act', act => this.#act(act))
    this.#on('portal-signed-out', () => this.#session.lose())
    this.#visits.start()
    void this.#session.read()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('keydown', this.#onKey)
    window.removeEventListener('pagehide', this.#onPageHide)
    window.removeEventListener('online', this.#onOnline)
    this.#news.stop()
    this.#session.stop()
    this.#visits.stop()
  }

  override render() {
    return html`${this.#shown()}
      <div class="hidden" role="status">${this.#said}</div>
      <handloop-help-dialog ${ref(this.#help)}></handloop-help-dialog>`
  }

  #shown() {
    const { state } = this.#session
    if (state.name === 'ready') return this.#signedIn(state.session)
    if (state.name === 'loading') return loadingPage()
    if (state.name === 'unreachable') return unreachablePage(() => void this.#session.read())
    return signedOutPage(whomToAskOn(this))
  }

  #signedIn(session: Session) {
    const { route, opening, count: visit } = this.#visits
    const { outbox } = this.#session
    if (route.page === 'task') {
      const waiting = outbox.of(route.taskId)
      return waiting && !waiting.refused ? waitingPage(outbox, waiting) : this.#taskPages(route.taskId)
    }
    return listPage({
      visit,
      workerName: session.worker.name,
      problem: this.#problem,
      api: this.#api,
      outbox,
      whomToAsk: whomToAskOn(this),
      list: this.#list,
      kind: this.#kind,
      opening,
      openHelp: () => this.#act('help'),
      signOut: () => void this.#signOut(),
    })
  }

  #taskPages(taskId: string) {
    const { opening, count: visit } = this.#visits
    return taskPages({
      visit,
      current: { taskId, lease: opening.lease, reserved: opening.reserved },
      behind: this.#next.reserved,
      front: this.#page,
      shared: { api: this.#api, keptWork: this.#session.keptWork, frameOrigin: this.#frameOrigin },
    })
  }

  get #frameOrigin() {
    return {
      contentOrigin: this.getAttribute('content-origin') ?? '',
      isSandboxed: this.hasAttribute('sandboxed-frame'),
    }
  }

  #sessionIs({ name }: SessionState): void {
    if (name === 'signedOut') {
      document.title = `${messages.signedOut} · ${messages.portal}`
      this.#news.stop()
      this.#next.giveUp()
    } else if (name === 'ready') this.#news.start()
    this.requestUpdate()
  }

  /** An answer has arrived that had been waiting on this device. */
  #sentLater({ taskId, title }: Kept): void {
    this.#say(messages.answerSentLater(title))
    if (this.#visits.isAt(taskId)) this.#afterTask('submitted')
  }

  #afterTask(how: PortalEvents['portal-task-over']['how'], lease?: Lease): void {
    void afterTask(how, lease, {
      api: this.#api,
      next: this.#next,
      kind: this.#kind,
      say: text => this.#say(text),
      go: (route, opening) => this.#visits.go(route, opening),
    })
  }

  #frameIsReady(taskId: string): void {
    if (this.#visits.route.page !== 'task') return
    // Not at once: drawing the task in front comes first.
    if (this.#visits.isAt(taskId)) setTimeout(() => this.#lookBehind(), LOOK_BEHIND_MS)
    else this.#next.frameIsReady(taskId)
  }

  #nextChanged(): void {
    this.toggleAttribute('next-is-ready', this.#next.isReady)
    this.requestUpdate()
  }

  #hearNews({ tasks, held, withdrawn }: News): void {
    if (tasks) this.#list.value?.hearOfTasks()
    const { route } = this.#visits
    if (route.page !== 'task') return
    if (held.includes(route.taskId)) this.#page.value?.check()
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

  #pageOpened(): void {
    const { route, opening } = this.#visits
    // Whoever goes elsewhere lets go of what was waiting behind the task.
    if (route.page !== 'task' || opening.reserved === undefined) this.#next.giveUp()
    this.#problem = ''
    this.#nextChanged()
  }

  async #signOut(): Promise<void> {
    if (await this.#session.signOut()) return
    this.#problem = messages.notSignedOut
    this.requestUpdate()
  }

  readonly #onPageHide = (): void => this.#next.giveUp(true)
  readonly #onOnline = (): void => this.#session.outbox.tryAgain()
  readonly #onKey = (event: KeyboardEvent): void => {
    const isTyping =
      !usesSingleKeys() || event.composedPath().some(node => node instanceof Element && node.matches(TEXT))
    const act = this.#session.state.name === 'ready' ? actOf(event, isTyping) : undefined
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
