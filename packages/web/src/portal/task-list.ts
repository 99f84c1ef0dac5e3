import { html, LitElement, nothing } from 'lit'
import { createRef, ref } from 'lit/directives/ref.js'
import type { WorkerApi } from './api.ts'
import type { ApiError, Lease, Today } from './api-types.ts'
import { messages } from './messages/messages.ts'
import { Poll } from './poll.ts'
import { tell } from './portal-events.ts'
import { shared } from './styles.ts'
import { kindChoice, reasonForm, todayText } from './task-list-parts.ts'
import { taskListStyles } from './task-list-styles.ts'
import { arrivals, type LoadedTasks, loadTasks } from './task-pages.ts'
import { taskTable } from './task-table.ts'
import { realTimers } from './timers.ts'

/** Many portals hear of one new task at the same moment; so they do not all ask at once. */
const SPREAD_MS = 500
const CROWDED_MS = 5000

/** What waits for this worker's team, and what the worker has begun. Keeps itself up to date. */
export class TaskList extends LitElement {
  static override properties = { isFinished: { type: Boolean }, kind: { attribute: false } }
  static override styles = [shared, taskListStyles]

  declare api: WorkerApi
  /** The worker has just submitted, and there was no next task. */
  declare isFinished: boolean
  /** What happened to the task the worker comes from. */
  declare notice: string
  /** The task that was declined just now, for which a reason may follow. */
  declare declined: Lease | undefined
  /** Tasks of this kind only. */
  declare kind: string | undefined
  readonly #heading = createRef<HTMLElement>()
  readonly #poll = new Poll(
    realTimers,
    () => document.visibilityState === 'visible',
    () => this.#load(),
  )
  #loaded: LoadedTasks | undefined
  #error: ApiError | undefined
  #pages = 1
  #hasNone = false
  #isBusy = false
  #kinds: string[] = []
  #today: Today | undefined
  #reasonState: 'open' | 'sent' | 'failed' = 'open'
  #waiting: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super()
    this.isFinished = false
    this.notice = ''
    this.declined = undefined
    this.kind = undefined
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.title = `${messages.tasks} · ${messages.portal}`
    this.#poll.start()
    void this.#load()
    if (this.notice) tell(this, 'portal-say', this.notice)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#poll.stop()
    clearTimeout(this.#waiting)
  }

  override firstUpdated(): void {
    this.#heading.value?.focus()
  }

  override render() {
    return html`<main id="content">
      ${this.notice ? html`<p class="done">${this.notice}</p>` : nothing}
      ${this.declined ? reasonForm(this.#reasonState, reason => void this.#sendReason(reason)) : nothing}
      <div class="top">
        <div>
          <h1 tabindex="-1" ${ref(this.#heading)}>${messages.tasks}</h1>
          <p class="quiet">${messages.tasksIntroduction}</p>
          ${this.#today ? html`<p class="today">${todayText(this.#today)}</p>` : nothing}
        </div>
        <button class="primary" ?disabled=${this.#isBusy} @click=${() => void this.startNext()}>${messages.startNextTask}</button>
      </div>
      ${this.#kinds.length > 1 || this.kind !== undefined ? kindChoice(this.#kinds, this.kind, title => this.#choose(title)) : nothing}
      <div role="status">${this.#status()}</div>
      ${this.#error ? this.#failed() : nothing}
      ${this.#loaded && this.#loaded.tasks.length > 0 ? taskTable(this.#loaded.tasks, this.#isBusy, taskId => tell(this, 'portal-open-task', { taskId })) : nothing}
      ${
        this.#loaded?.nextToken === undefined
          ? nothing
          : html`<p class="more"><button @click=${this.#showMore}>${messages.showMoreTasks}</button></p>`
      }
    </main>`
  }

  #status() {
    const available = this.#loaded?.tasks.some(task => task.state === 'available') ?? false
    if (!this.#loaded) return this.#error ? nothing : html`<p class="quiet">${messages.loading}</p>`
    if ((this.isFinished || this.#hasNone) && !available)
      return html`<div class="empty"><h2>${messages.noMoreTasks}</h2><p class="quiet">${messages.noMoreTasksHint}</p></div>`
    if (this.#loaded.tasks.length === 0)
      return html`<div class="empty"><h2>${messages.noTasks}</h2><p class="quiet">${messages.noTasksHint}</p></div>`
    return nothing
  }

  #failed() {
    return html`<div class="banner alert" role="alert">
      <p>${messages.tasksNotLoaded}</p>
      <button @click=${() => void this.#load()}>${messages.tryAgain}</button>
    </div>`
  }

  async #load(): Promise<boolean> {
    const [loaded] = await Promise.all([loadTasks(this.api, this.#pages, this.kind), this.#loadAround()])
    if (!this.isConnected) return true
    this.#error = loaded.ok ? undefined : loaded.error
    if (loaded.ok) this.#take(loaded.value)
    else if (loaded.error.kind === 'signedOut') tell(this, 'portal-signed-out', undefined)
    this.requestUpdate()
    return loaded.ok
  }

  #take(loaded: LoadedTasks): void {
    const count = this.#loaded ? arrivals(this.#loaded.tasks, loaded.tasks) : 0
    if (count > 0) tell(this, 'portal-say', messages.tasksArrived(count))
    if (loaded.tasks.some(task => task.state === 'available')) this.#hasNone = this.isFinished = false
    this.#loaded = loaded
  }

  readonly #showMore = (): void => {
    this.#pages++
    void this.#load()
  }

  /** Kinds and the worker's own day: without them the list is still a list. */
  async #loadAround(): Promise<void> {
    const midnight = new Date(this.api.serverNow())
    midnight.setHours(0, 0, 0, 0)
    const [kinds, today] = await Promise.all([this.api.kinds(), this.api.today(midnight)])
    if (kinds.ok) this.#kinds = kinds.value.kinds.map(({ title }) => title)
    if (today.ok) this.#today = today.value
  }

  /** There may be new tasks: at once for whoever waits, and not too often for whoever has enough to choose from. */
  hearOfTasks(): void {
    const isWaiting = !this.#loaded?.tasks.some(task => task.state === 'available')
    this.#waiting ??= setTimeout(
      () => {
        this.#waiting = undefined
        void this.#load()
      },
      isWaiting ? Math.random() * SPREAD_MS : CROWDED_MS,
    )
  }

  #choose(title: string | undefined): void {
    this.kind = title
    this.#pages = 1
    tell(this, 'portal-kind', { title })
    void this.#load()
  }

  async #sendReason(reason: string): Promise<void> {
    if (!this.declined || reason.trim() === '') return
    const sent = await this.api.decline(this.declined, reason)
    this.#reasonState = sent.ok ? 'sent' : 'failed'
    this.requestUpdate()
  }

  async startNext(): Promise<void> {
    if (this.#isBusy) return
    this.#isBusy = true
    this.requestUpdate()
    const next = await this.api.nextTask(this.kind)
    this.#isBusy = false
    if (next.ok && next.value) return this.#open(next.value)
    this.#hasNone = next.ok
    if (!next.ok && next.error.kind === 'signedOut') tell(this, 'portal-signed-out', undefined)
    if (!next.ok) this.#error = next.error
    this.requestUpdate()
    if (next.ok) void this.#load()
  }

  #open(lease: Lease): void {
    tell(this, 'portal-open-task', { taskId: lease.taskId, lease })
  }
}

customElements.define('handloop-task-list', TaskList)
