import { html, LitElement, nothing } from 'lit'
import { createRef, ref } from 'lit/directives/ref.js'
import type { FrameMessage } from '../../../crowd-elements/src/task-frame/messages.ts'
import type { WorkerApi } from './api.ts'
import type { Lease, Reserved } from './api-types.ts'
import { draftText } from './draft-text.ts'
import { refusal } from './explanations.ts'
import { FrameChannel, type FrameOrigin } from './frame-channel.ts'
import { Activity } from './heartbeat.ts'
import type { KeptWork } from './kept-work.ts'
import { messages } from './messages/messages.ts'
import { tell } from './portal-events.ts'
import { type Act, actOf } from './shortcuts.ts'
import { shared } from './styles.ts'
import { taskBanners } from './task-banners.ts'
import { type BarParts, barOfReserved, closedPage, taskBar, timeWarning } from './task-bar.ts'
import { taskPageStyles } from './task-page-styles.ts'
import { TaskSession } from './task-session.ts'
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
    if (phase.name === 'closed') return closedPage(phase.error, this.#bar)
    const frameUrl = this.reserved?.frameUrl ?? lease?.frameUrl
    if (!frameUrl) return html`<main class="center"><p role="status">${messages.openingTask}</p></main>`
    return html`
      <header>${lease ? taskBar(lease, this.#session, this.#bar) : barOfReserved(this.reserved?.title)}</header>
      ${lease ? taskBanners(this.#session, this.#isTimeShort && timeWarning(lease)) : nothing}
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

  readonly #bar: BarParts = {
    title: this.#title,
    serverNow: () => this.api.serverNow(),
    timeIsShort: () => {
      this.#isTimeShort = true
      this.requestUpdate()
    },
    showWork: () => this.#work.value?.open(),
    openAgain: () => tell(this, 'portal-open-task', { taskId: this.taskId }),
    showList: () => tell(this, 'portal-show-list', undefined),
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
      const act = actOf({ ...ALT_SHIFT, code: message.code }, false)
      if (act && this.#session.lease) tell(this, 'portal-act', act)
      return
    }
    const received = this.#session.receive(message)
    if (message.type === 'ready') void received.then(() => tell(this, 'portal-task-ready', { taskId: this.taskId }))
  }

  /** Something may have happened to the task. */
  check(): void {
    void this.#session.check()
  }

  /** The worker goes elsewhere: what was typed a moment ago comes out of the frame before it is gone. */
  collect(): Promise<void> {
    return this.#session.collect()
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

const ALT_SHIFT = { altKey: true, shiftKey: true, ctrlKey: false, metaKey: false, key: '' }

/** The pointer over the frame, keys inside it and so on are the frame's; entering and leaving it shows here. */
const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'focus', 'blur'] as const

customElements.define('handloop-task-page', TaskPage)
