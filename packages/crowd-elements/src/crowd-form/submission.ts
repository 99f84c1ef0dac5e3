import { dispatch } from '../shared/clobber-safe.ts'
import { handOver, type Reply } from '../shared/hand-over.ts'
import { isAwaitingCode } from '../shared/lazy/lazy-elements.ts'
import { messages } from '../shared/messages/messages.ts'
import { submitEvent } from './native-submission.ts'
import { firstIncompleteWidget, firstInvalidControl, leadTo } from './validate.ts'

/** `deciding`: the submit listeners are running. `sent` lasts until the host takes the page away. */
export type Phase = 'editing' | 'deciding' | 'sending' | 'sent'

/** What a submission needs to know of its form. */
export interface Submitting extends HTMLElement {
  phase: Phase
  /** What is wrong with the form as a whole, for the worker. */
  problem: string | undefined
  /** The answer shown on the page when nobody hosts it. */
  preview: string | undefined
  _serializeForm(): { taskAnswers: string }
}

/** The submit sequence. The order of its steps is a promise to templates: specification 2.3. */
export class Submission {
  readonly #form: Submitting
  #isAskedAgain = false

  constructor(form: Submitting) {
    this.#form = form
  }

  /** @param target the inner form, at which the submit event is fired */
  async run(target: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    // A handler that calls submit() itself means "go on", also when it cancelled the event before.
    if (this.#form.phase === 'deciding') this.#isAskedAgain = true
    if (this.#form.phase !== 'editing') return
    this.#form.problem = isAwaitingCode(this.#form) ? messages().toolStillLoading : undefined
    if (this.#form.problem !== undefined) return
    if (this.#stopsAt(firstInvalidControl(this.#form, this.#form.hasAttribute('novalidate')))) return
    if (!this.#isAllowedByListeners(target, submitter)) return
    if (this.#stopsAt(firstIncompleteWidget(this.#form))) return
    await this.#send()
  }

  #stopsAt(control: Element | undefined): boolean {
    if (control) this.#form.problem = leadTo(control)
    return control !== undefined
  }

  #isAllowedByListeners(target: HTMLFormElement, submitter: HTMLElement | null): boolean {
    this.#form.phase = 'deciding'
    this.#isAskedAgain = false
    try {
      return dispatch(target, submitEvent(submitter)) || this.#isAskedAgain
    } finally {
      this.#form.phase = 'editing'
    }
  }

  async #send(): Promise<void> {
    const taskAnswers = this.#serialise()
    if (taskAnswers === undefined) return
    this.#form.phase = 'sending'
    this.#conclude(await handOver(this.#form, taskAnswers), taskAnswers)
  }

  /** After the listeners: what they wrote into controls and results belongs to the answer. */
  #serialise(): string | undefined {
    try {
      return this.#form._serializeForm().taskAnswers
    } catch (error) {
      console.error('The answer could not be put together.', error)
      this.#form.problem = messages().answerNotReadable
      return undefined
    }
  }

  #conclude(reply: Reply, taskAnswers: string): void {
    this.#form.phase = reply.kind === 'accepted' ? 'sent' : 'editing'
    if (reply.kind === 'refused') this.#form.problem = reply.message || messages().answerNotSent
    if (reply.kind === 'preview') this.#form.preview = JSON.stringify(JSON.parse(taskAnswers), null, 2)
  }
}
