import { html, LitElement, nothing } from 'lit'
import { createRef, ref } from 'lit/directives/ref.js'
import type { WorkerApi } from './api.ts'
import type { ApiError, Lease } from './api-types.ts'
import { openingRefused, refusal } from './explanations.ts'
import { FrameChannel, type FrameOrigin } from './frame-channel.ts'
import { Activity } from './heartbeat.ts'
import { messages } from './messages/messages.ts'
import { tell } from './portal-events.ts'
import { shared } from './styles.ts'
import { taskBanners } from './task-banners.ts'
import { taskPageStyles } from './task-page-styles.ts'
import { TaskSession } from './task-session.ts'
import './time-left-element.ts'
import { realTimers } from './timers.ts'

/** One task: the thin bar with what a worker may do, and below it the frame with the template. */
export class TaskPage extends LitElement {
  static override styles = [shared, taskPageStyles]

  declare api: WorkerApi
  declare taskId: string
  declare frameOrigin: FrameOrigin
  /** What "next task" just gave; without it the page accepts the task itself. */
  declare lease: Lease | undefined
  readonly #frame = createRef<HTMLIFrameElement>()
  readonly #title = createRef<HTMLElement>()
  #session!: TaskSession
  #channel!: FrameChannel
  #activity!: Activity
  #shown = ''

  override connectedCallback(): void {
    super.connectedCallback()
    this.#activity = new Activity(realTimers, () => document.visibilityState === 'visible')
    this.#channel = new FrameChannel(
      () => this.#frame.value?.contentWindow ?? null,
      this.frameOrigin,
      message => void this.#session.receive(message),
    )
    this.#session = new TaskSession({
      api: this.api,
      timers: realTimers,
      activity: this.#activity,
      sendToFrame: message => this.#channel.send(message),
      onChange: () => this.#changed(),
      explain: refusal,
    })
    this.#channel.open()
    for (const type of SIGNS_OF_LIFE) window.addEventListener(type, this.#seen, { passive: true })
    window.addEventListener('online', this.#online)
    window.addEventListener('pagehide', this.#unload)
    window.addEventListener('beforeunload', this.#warn)
    document.addEventListener('visibilitychange', this.#visibility)
    void this.#session.open(this.taskId, this.lease)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#channel.close()
    for (const type of SIGNS_OF_LIFE) window.removeEventListener(type, this.#seen)
    window.removeEventListener('online', this.#online)
    window.removeEventListener('pagehide', this.#unload)
    window.removeEventListener('beforeunload', this.#warn)
    document.removeEventListener('visibilitychange', this.#visibility)
    this.#session.close(true)
  }

  override render() {
    const { phase, lease } = this.#session
    if (phase.name === 'closed') return this.#closed(phase.error)
    if (!lease) return html`<main class="center"><p role="status">${messages.openingTask}</p></main>`
    return html`
      <header>${this.#bar(lease)}</header>
      ${taskBanners(this.#session)}
      <main>
        <iframe ${ref(this.#frame)} title=${messages.task} src=${lease.frameUrl} referrerpolicy="no-referrer" allow=""></iframe>
      </main>
    `
  }

  #bar(lease: Lease) {
    const isEnded = this.#session.phase.name === 'ended'
    return html`
      <div class="what">
        <h1 tabindex="-1" ${ref(this.#title)} title=${lease.description || nothing}>${lease.title}</h1>
        ${
          isEnded
            ? nothing
            : html`<handloop-time-left
                .expiresAt=${Date.parse(lease.expiresAt)}
                .now=${this.api.serverNow}
                @time-is-up=${() => void this.#session.check()}
              ></handloop-time-left>`
        }
      </div>
      <div class="actions">
        ${
          isEnded
            ? html`<button class="primary" @click=${this.#showList}>${messages.backToTasks}</button>`
            : this.#partings()
        }
      </div>
    `
  }

  #partings() {
    const { phase, isBusy } = this.#session
    const one = (text: string, hint: string, act: () => Promise<void>) => html`
      <button ?disabled=${isBusy || phase.name !== 'working'} title=${hint} @click=${() => void act()}>${text}</button>
    `
    return [
      one(messages.declineTask, messages.declineHint, () => this.#session.decline()),
      one(messages.releaseTask, messages.releaseHint, () => this.#session.release()),
      one(messages.stopAndResumeLater, messages.stopHint, () => this.#session.stopAndResumeLater()),
    ]
  }

  #closed(error: ApiError) {
    return html`<main class="center">
      <h1 tabindex="-1" ${ref(this.#title)}>${openingRefused(error)}</h1>
      ${
        error.kind === 'offline' || error.kind === 'unavailable'
          ? html`<button @click=${this.#openAgain}>${messages.tryAgain}</button>`
          : nothing
      }
      <button class="primary" @click=${this.#showList}>${messages.backToTasks}</button>
    </main>`
  }

  #changed(): void {
    const { phase } = this.#session
    this.requestUpdate()
    if (phase.name === 'closed' && phase.error.kind === 'signedOut') tell(this, 'portal-signed-out', undefined)
    if (phase.name === 'over') tell(this, 'portal-task-over', { how: phase.how })
  }

  /** Focus goes to the heading of a page that has just appeared, once. */
  override updated(): void {
    const { lease, phase } = this.#session
    const shown = lease ? 'task' : phase.name
    if (shown === this.#shown || shown === 'opening') return
    this.#shown = shown
    this.#title.value?.focus()
    if (!lease) return
    document.title = `${lease.title} · ${messages.portal}`
    tell(this, 'portal-say', messages.taskOpened(lease.title))
  }

  readonly #seen = (): void => this.#activity.seen()
  readonly #online = (): void => {
    this.#session.tryAgain()
    void this.#session.check()
  }
  readonly #unload = (): void => this.#session.saveBeforeUnload()
  readonly #showList = (): void => tell(this, 'portal-show-list', undefined)
  readonly #openAgain = (): void => tell(this, 'portal-open-task', { taskId: this.taskId })
  readonly #visibility = (): void => {
    if (document.visibilityState === 'hidden') this.#session.saveBeforeUnload()
    else this.#activity.seen()
    void this.#session.check()
  }
  /** An answer that is not through would be lost with the page. */
  readonly #warn = (event: BeforeUnloadEvent): void => {
    if (this.#session.hasUnsentAnswer) event.preventDefault()
  }
}

/** The pointer over the frame, keys inside it and so on are the frame's; entering and leaving it shows here. */
const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'focus', 'blur'] as const

customElements.define('handloop-task-page', TaskPage)
