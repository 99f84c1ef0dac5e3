import { collectDraft, type Draft, DraftWatch, restoreDraft } from '../shared/draft.ts'
import { ANSWER_EVENT, type AnswerHandOver } from '../shared/hand-over.ts'
import { messages } from '../shared/messages/messages.ts'
import { type FrameMessage, readPortalMessage } from './messages.ts'

/** With Alt and Shift held: the list is the portal's, in its `shortcuts.ts`. */
const PORTAL_KEYS = /^Key[NDRLFH]$/

/**
 * Makes the portal around this frame the host of the page: it gets answers and drafts, and replies.
 * Speaks to one window at one origin and listens to nobody else.
 */
export class Bridge {
  readonly #portal: Window
  readonly #origin: string
  /** The answer the portal has not replied to. */
  #pending: AnswerHandOver | undefined
  #isReady = false
  #drafts: DraftWatch | undefined
  /** A draft that arrived before there were elements to take it. */
  #early: Draft | undefined

  /** @param origin the portal's origin, for example `http://127.0.0.1:4600` */
  constructor(portal: Window, origin: string) {
    this.#portal = portal
    this.#origin = origin
  }

  start(): void {
    window.addEventListener('message', this.#onMessage)
    document.addEventListener(ANSWER_EVENT, this.#onAnswer as EventListener)
    window.addEventListener('keydown', this.#onKey)
    document.addEventListener('all-crowd-elements-ready', this.#onReady, { once: true })
  }

  readonly #onReady = (): void => {
    this.#isReady = true
    if (this.#early) restoreDraft(document, this.#early)
    this.#drafts = new DraftWatch(document, draft => this.#post({ handloop: 1, type: 'draft', draft }))
    this.#post({ handloop: 1, type: 'ready' })
  }

  /** Keys of the portal, which would not hear them from in here. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey) return
    const isOfPortal = event.altKey && event.shiftKey && PORTAL_KEYS.test(event.code)
    if (!isOfPortal) return
    event.preventDefault()
    this.#post({ handloop: 1, type: 'shortcut', code: event.code })
  }

  readonly #onAnswer = (event: CustomEvent<AnswerHandOver>): void => {
    event.preventDefault()
    if (this.#pending) event.detail.refuse(messages().anotherAnswerOnItsWay)
    else this.#send(event.detail)
  }

  #send(answer: AnswerHandOver): void {
    this.#pending = answer
    const [answerContent] = JSON.parse(answer.taskAnswers) as [Record<string, unknown>]
    // If the answer comes too late, the portal still has the work.
    this.#drafts?.flush()
    this.#post({ handloop: 1, type: 'submit', answerContent })
  }

  readonly #onMessage = (event: MessageEvent): void => {
    if (event.source !== this.#portal || event.origin !== this.#origin) return
    const message = readPortalMessage(event.data)
    if (message?.type === 'restore') this.#restore(message.draft as Draft)
    if (message?.type === 'collect' && this.#isReady)
      this.#post({ handloop: 1, type: 'draft', draft: collectDraft(document) })
    if (message?.type === 'close') this.#close()
    if (message?.type === 'accepted') this.#accept()
    if (message?.type === 'refused') this.#reply(answer => answer.refuse(message.message))
  }

  #restore(draft: Draft): void {
    if (this.#isReady) restoreDraft(document, draft)
    else this.#early = draft
  }

  #close(): void {
    this.#drafts?.stop()
    document.body.inert = true
  }

  #accept(): void {
    if (this.#pending) this.#drafts?.stop()
    this.#reply(answer => answer.accept())
  }

  #reply(reply: (answer: AnswerHandOver) => void): void {
    const answer = this.#pending
    this.#pending = undefined
    if (answer) reply(answer)
  }

  #post(message: FrameMessage): void {
    this.#portal.postMessage(message, this.#origin)
  }
}
