import { html, LitElement, nothing } from 'lit'
import { createRef, ref } from 'lit/directives/ref.js'
import type { FrameMessage } from '../../../crowd-elements/src/task-frame/messages.ts'
import type { WorkerApi } from './api.ts'
import type { ApiError, Lease, Reserved } from './api-types.ts'
import { draftText } from './draft-text.ts'
import { openingRefused, refusal } from './explanations.ts'
import { FrameChannel, type FrameOrigin } from './frame-channel.ts'
import { Activity } from './heartbeat.ts'
import type { KeptWork } from './kept-work.ts'
import { warningSeconds } from './lease-warning.ts'
import { lengthText } from './lengths.ts'
import { messages } from './messages/messages.ts'
import { tell } from './portal-events.ts'
import { type Act, actOf } from './shortcuts.ts'
import { shared } from './styles.ts'
import { taskBanners } from './task-banners.ts'
import { taskPageStyles } from './task-page-styles.ts'
import { TaskSession } from './task-session.ts'
import './time-left-element.ts'
import { realTimers } from './timers.ts'
import type { WorkDialog } from './work-dialog.ts'
import './work-dialog.ts'

/** One task: the thin bar with what a worker may do, and below it the frame with the template. */
export class TaskPage extends LitElement {
  static override properties = { lease: { attribute: false } }
  static override styles = [shared, taskPageStyles]

  declare api: WorkerApi
  declare taskId: string
  declare frameOrigin: FrameOrigin
  declare keptWork: KeptWork
  /** The task is only reserved: its frame is loaded, and everything else waits for the lease. */
  declare reserved: Reserved | undefined
  /** What "next task" just gave, or a reserved task's turn; without either the page accepts the task itself. */
  declare lease: Lease | undefined
  readonly #frame = createRef<HTMLIFrameElement>()
  readonly #title = createRef<HTMLElement>()
  #session!: TaskSession
  #channel!: FrameChannel
  #activity!: Activity
  #shown = ''
  #isOpen = false
  #isTimeShort = false
  readonly #work = createRef<WorkDialog>()

  override connectedCallback(): void {
    super.connectedCallback()
    this.#activity = new Activity(realTimers, () => document.visibilityState === 'visible')
    this.#channel = new FrameChannel(
      () => this.#frame.value?.contentWindow ?? null,
      // A reserved page stood beside another and has no origin.
      this.reserved ? { ...this.frameOrigin, isSandboxed: true } : this.frameOrigin,
      message => this.#receive(message),
    )
    this.#session = new TaskSession({
      api: this.api,
      timers: realTimers,
      activity: this.#activity,
      keptWork: this.keptWork,
      sendToFrame: message => this.#channel.send(message),
      onChange: () => this.#changed(),
      explain: refusal,
    })
    this.#channel.open()
    if (!this.reserved) this.#open()
  }

  /** A reserved task's turn has come. */
  override willUpdate(): void {
    if (this.reserved && this.lease && !this.#isOpen) this.#open()
  }

  #open(): void {
    this.#isOpen = true
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
    if (!this.#isOpen) return
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
    const frameUrl = this.reserved?.frameUrl ?? lease?.frameUrl
    if (!frameUrl) return html`<main class="center"><p role="status">${messages.openingTask}</p></main>`
    return html`
      <header>${lease ? this.#bar(lease) : this.#barOfReserved()}</header>
      ${lease ? taskBanners(this.#session, this.#timeWarning(lease)) : nothing}
      <main>
        <iframe
          ${ref(this.#frame)}
          title=${lease ? messages.task : nothing}
          src=${frameUrl}
          referrerpolicy="no-referrer"
          allow=""
        ></iframe>
      </main>
      <handloop-work-dialog ${ref(this.#work)} .text=${draftText(this.#session.work)}></handloop-work-dialog>
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
                .warnSeconds=${warningSeconds((Date.parse(lease.expiresAt) - Date.parse(lease.acceptedAt)) / 1000)}
                @time-is-short=${this.#timeIsShort}
                @time-is-up=${() => void this.#session.check()}
              ></handloop-time-left>`
        }
      </div>
      <div class="actions">
        ${isEnded ? this.#afterwards() : this.#partings()}
      </div>
    `
  }

  /** As high as the bar will be, so that the frame keeps its size when the task's turn comes. */
  #barOfReserved() {
    return html`<div class="what" aria-hidden="true"><span class="title">${this.reserved?.title}</span></div>
      <div class="actions" aria-hidden="true">${[1, 2, 3].map(() => html`<button disabled>\u00a0</button>`)}</div>`
  }

  /** The task is no longer theirs: what they entered can be taken along, and where it is still open, the task as well. */
  #afterwards() {
    const { phase } = this.#session
    const isOpen = phase.name === 'ended' && phase.error.kind === 'leaseLost'
    return html`
      ${draftText(this.#session.work) ? html`<button @click=${() => this.#work.value?.open()}>${messages.showWork}</button>` : nothing}
      ${isOpen ? html`<button @click=${this.#openAgain}>${messages.takeAgain}</button>` : nothing}
      <button class="primary" @click=${this.#showList}>${messages.backToTasks}</button>
    `
  }

  #timeWarning(lease: Lease): string | undefined {
    if (!this.#isTimeShort) return undefined
    const seconds = warningSeconds((Date.parse(lease.expiresAt) - Date.parse(lease.acceptedAt)) / 1000)
    return messages.timeIsShort(lengthText(seconds, messages))
  }

  #partings() {
    const { phase, isBusy } = this.#session
    const one = (text: string, hint: string, act: () => Promise<void>) => html`
      <button ?disabled=${isBusy || phase.name !== 'working'} title=${hint} @click=${() => void act()}>${text}</button>
    `
    return [
      one(messages.declineTask, messages.declineHint, () => this.#session.decline('')),
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
    if (phase.name === 'ended') tell(this, 'portal-task-lost', undefined)
    if (phase.name === 'over') tell(this, 'portal-task-over', { how: phase.how, lease: this.#session.lease })
  }

  #receive(message: FrameMessage): void {
    if (message.type === 'shortcut') {
      const act = actOf(
        { ...NO_KEYS, ...(message.code === '?' ? { key: '?' } : { altKey: true, shiftKey: true, code: message.code }) },
        false,
      )
      if (act && this.lease !== undefined) tell(this, 'portal-act', act)
      return
    }
    const received = this.#session.receive(message)
    if (message.type === 'ready') void received.then(() => tell(this, 'portal-task-ready', { taskId: this.taskId }))
  }

  /** Something may have happened to the task. */
  check(): void {
    void this.#session.check()
  }

  get isAtWork(): boolean {
    return this.#session.phase.name === 'working'
  }

  act(act: Act): void {
    if (act === 'decline') void this.#session.decline('')
    if (act === 'release') void this.#session.release()
    if (act === 'later') void this.#session.stopAndResumeLater()
    if (act === 'frame') this.#isInFrame ? this.#title.value?.focus() : this.#frame.value?.focus()
  }

  get #isInFrame(): boolean {
    return this.shadowRoot?.activeElement === this.#frame.value
  }

  /** Focus goes to the heading of a page that has just appeared, once. */
  override updated(): void {
    const { lease, phase } = this.#session
    const shown = lease ? (phase.name === 'ended' ? 'ended' : 'task') : phase.name
    if (shown === this.#shown || shown === 'opening') return
    this.#shown = shown
    this.#title.value?.focus()
    if (!lease || shown === 'ended') return
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
  readonly #timeIsShort = (): void => {
    this.#isTimeShort = true
    this.requestUpdate()
  }
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

const NO_KEYS = { altKey: false, shiftKey: false, ctrlKey: false, metaKey: false, code: '', key: '' }

/** The pointer over the frame, keys inside it and so on are the frame's; entering and leaving it shows here. */
const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'focus', 'blur'] as const

customElements.define('handloop-task-page', TaskPage)
