/** The name of the event by which a form gives its answer to whoever hosts the page. */
export const ANSWER_EVENT = 'crowd-form-answer'

/** What the host of the page gets and how it replies. */
export interface AnswerHandOver {
  /** JSON text: an array with one object, members in code point order at every level. */
  readonly taskAnswers: string
  /** The answer is stored. The form stays closed; the host moves on. */
  accept(): void
  /** The answer is not stored. The form opens again and shows the message. */
  refuse(message: string): void
}

export type Reply = { kind: 'accepted' } | { kind: 'refused'; message: string } | { kind: 'preview' }

/**
 * Offers an answer to the host. A host takes it by preventing the event's default; without a host this is a preview.
 * Only the first reply counts.
 */
export function handOver(form: HTMLElement, taskAnswers: string): Promise<Reply> {
  return new Promise(reply => {
    const detail: AnswerHandOver = {
      taskAnswers,
      accept: () => reply({ kind: 'accepted' }),
      refuse: message => reply({ kind: 'refused', message }),
    }
    const offer = new CustomEvent(ANSWER_EVENT, { bubbles: true, composed: true, cancelable: true, detail })
    const isTaken = !form.dispatchEvent(offer)
    if (!isTaken) reply({ kind: 'preview' })
  })
}
