import type { Json } from '../shared/answer-element.ts'
import { grouped, known, type ModerationAnswer, type ModerationLabel } from './answer.ts'

/** Which of the labels offered are chosen, or that the worker excluded them all. */
export class LabelChoice {
  #offered: ModerationLabel[] = []
  #exclusion: string | undefined
  #isExcluded = false
  #answer: ModerationAnswer = { moderationLabels: [] }

  /** Chosen ones that are no longer offered are dropped. */
  get offered(): ModerationLabel[] {
    return this.#offered
  }
  set offered(labels: ModerationLabel[]) {
    this.#offered = labels
    this.#choose(this.#answer.moderationLabels)
  }

  /** In the order in which they are shown, which is that of their keys. */
  get shown(): ModerationLabel[] {
    return grouped(this.#offered).flatMap(({ labels }) => labels)
  }

  /** Text of what excludes all labels; undefined when there is nothing of the kind. */
  get exclusion(): string | undefined {
    return this.#exclusion
  }
  set exclusion(text: string | undefined) {
    this.#exclusion = text
    if (text === undefined) this.#isExcluded = false
  }

  get isExcluded(): boolean {
    return this.#isExcluded
  }

  /** One object for each state, so that what scripts write into it is what gets sent. */
  get answer(): ModerationAnswer {
    return this.#answer
  }

  /** With an exclusion something must be said; without one nothing need be. */
  get isComplete(): boolean {
    return this.#exclusion === undefined || this.#isExcluded || this.#answer.moderationLabels.length > 0
  }

  isChosen(label: ModerationLabel): boolean {
    return this.#answer.moderationLabels.includes(label)
  }

  /** Takes over an answer or a list of labels; anything else clears. Labels that are not offered are left out. */
  take(value: unknown): void {
    const labels = Array.isArray(value) ? value : (value as ModerationAnswer | null | undefined)?.moderationLabels
    this.#isExcluded = false
    this.#choose(Array.isArray(labels) ? labels : [])
  }

  toggle(label: ModerationLabel): void {
    const chosen = this.#answer.moderationLabels
    this.#choose(this.isChosen(label) ? chosen.filter(one => one !== label) : [...chosen, label])
  }

  /** What it clears does not come back when it is released: the worker decided against it. */
  toggleExclusion(): void {
    this.#isExcluded = !this.#isExcluded
    this.#choose([])
  }

  toDraft(): Json {
    return { moderationLabels: this.#answer.moderationLabels as Json, isExcluded: this.#isExcluded }
  }

  takeDraft(draft: Json): void {
    if (typeof draft !== 'object' || draft === null || Array.isArray(draft)) return
    this.take(draft)
    this.#isExcluded = draft.isExcluded === true && this.#exclusion !== undefined
  }

  #choose(labels: readonly ModerationLabel[]): void {
    this.#answer = { moderationLabels: known(labels, this.#offered) }
  }
}
