import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { Contribution, Json } from '../answer-element.ts'
import { internal, own, ownAt } from '../attributes.ts'
import { messages } from '../messages/messages.ts'
import { readTextList } from '../text-list.ts'
import { inOfferedOrder, readExclusion } from './categories.ts'
import { CategoryWidget } from './category-widget.ts'
import { renderChoice } from './choice.ts'

/** The answer of a multiple-choice classifier, in the order in which the categories are offered. */
export interface MultipleAnswer {
  labels: string[]
}

/** A classifier in which any number of categories is chosen, or the one choice that excludes them all. */
export abstract class MultipleChoice extends CategoryWidget {
  static override properties: PropertyDeclarations = {
    exclusionCategory: ownAt('exclusion-category'),
    initialValue: ownAt('initial-value'),
    value: own,
    isExcluded: internal,
  }
  /** The worker took the exclusion choice. */
  declare isExcluded: boolean

  protected readonly inputType = 'checkbox'
  #exclusion: string | undefined
  #initialValue: string[] = []
  #answer: MultipleAnswer = { labels: [] }

  constructor() {
    super()
    this.isExcluded = false
  }

  /** Text of the choice that excludes all others; undefined when there is none. */
  get exclusionCategory(): string | undefined {
    return this.#exclusion
  }
  set exclusionCategory(given: unknown) {
    const { noneOfThese } = messages()
    this.#exclusion = this.authored.read('exclusion-category', () => readExclusion(given, noneOfThese), undefined)
    if (this.#exclusion === undefined) this.isExcluded = false
    this.requestUpdate()
  }

  /** Categories chosen at first, as a list or as JSON text of one. */
  get initialValue(): string[] {
    return this.#initialValue
  }
  set initialValue(given: readonly unknown[] | string | null) {
    this.#initialValue = this.authored.read('initial-value', () => readTextList(given), [])
    this.value = this.#initialValue
  }

  /** The answer object. It may be set as such, or as a list of categories; nothing clears. */
  get value(): MultipleAnswer {
    return this.#answer
  }
  set value(value: unknown) {
    const labels = Array.isArray(value) ? value : (value as MultipleAnswer | null | undefined)?.labels
    const known = Array.isArray(labels) ? labels.filter(label => this.categories.includes(label)) : []
    this.isExcluded = false
    this.#setLabels(known)
  }

  get _submittableValue(): MultipleAnswer {
    return this.#answer
  }

  #setLabels(labels: Iterable<string>): void {
    this.#answer = { labels: inOfferedOrder(labels, this.categories), ...this.addition?.answered() }
    this.requestUpdate()
  }

  renewAnswer(): void {
    this.#setLabels(this.#answer.labels)
  }

  contribution(): Contribution {
    return { kind: 'object', name: this.name, value: this.#answer }
  }

  validate(): boolean {
    const isComplete = this.isExcluded || this.#answer.labels.length > 0
    this.problem = this.addition?.problem() ?? (isComplete ? undefined : this.#missing())
    return this.problem === undefined
  }

  #missing(): string {
    const { categoriesMissing, categoriesOrExclusionMissing } = messages()
    return this.#exclusion === undefined ? categoriesMissing : categoriesOrExclusionMissing(this.#exclusion)
  }

  readDraft(): Json {
    const besides = this.addition?.readDraft() ?? null
    return { labels: this.#answer.labels, isExcluded: this.isExcluded, besides }
  }

  writeDraft(draft: Json): void {
    if (typeof draft !== 'object' || draft === null || Array.isArray(draft)) return
    if (draft.besides) this.addition?.writeDraft(draft.besides)
    this.value = draft
    this.isExcluded = draft.isExcluded === true && this.#exclusion !== undefined
    if (this.isExcluded) this.#setLabels([])
  }

  formResetCallback(): void {
    this.problem = undefined
    this.addition?.reset()
    this.value = this.#initialValue
  }

  protected categoriesChanged(): void {
    const { labels } = this.#answer
    const isUntouched = labels.length === 0 && !this.isExcluded
    this.#setLabels((isUntouched ? this.#initialValue : labels).filter(label => this.categories.includes(label)))
  }

  protected override get isListDisabled(): boolean {
    return this.isExcluded
  }

  protected isChosen(category: string): boolean {
    return this.#answer.labels.includes(category)
  }

  protected choose(category: string): void {
    const labels = new Set(this.#answer.labels)
    if (!labels.delete(category)) labels.add(category)
    this.#setLabels(labels)
    this.#told()
  }

  // The choices it clears do not come back when it is released: the worker decided against them.
  readonly #toggleExclusion = (): void => {
    this.isExcluded = !this.isExcluded
    this.#setLabels([])
    this.#told()
  }

  #told(): void {
    this.problem = undefined
    this.emitChange()
  }

  protected override renderBelow(): TemplateResult | typeof nothing {
    if (this.#exclusion === undefined) return nothing
    return html`<div class="exclusion" part="exclusion">
      ${renderChoice({
        label: this.#exclusion,
        type: 'checkbox',
        isChosen: this.isExcluded,
        isDisabled: false,
        choose: this.#toggleExclusion,
      })}
    </div>`
  }
}
