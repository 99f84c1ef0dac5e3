import type { PropertyDeclarations } from 'lit'
import type { Contribution, Json } from '../answer-element.ts'
import { ownAt } from '../attributes.ts'
import { messages } from '../messages/messages.ts'
import { CategoryWidget } from './category-widget.ts'

/** The answer of a single-choice classifier. Without a choice the label is missing. */
export interface SingleAnswer {
  label?: string
}

/** A classifier in which one category is chosen. */
export abstract class SingleChoice extends CategoryWidget {
  static override properties: PropertyDeclarations = { initialValue: ownAt('initial-value') }

  protected readonly inputType = 'radio'
  #initialValue = ''
  /** One object for each choice, so that what scripts write into it is what gets sent. */
  #answer: SingleAnswer = {}

  /** The answer object itself; scripts read and change it. */
  get _submittableValue(): SingleAnswer {
    return this.#answer
  }

  /** The category chosen at first; setting it chooses it. */
  get initialValue(): string {
    return this.#initialValue
  }
  set initialValue(category: string | null) {
    this.#initialValue = category ?? ''
    this.chosen = this.#initialValue
  }

  /** The chosen category, an empty text while there is none. */
  protected get chosen(): string {
    return this.#answer.label ?? ''
  }
  protected set chosen(category: unknown) {
    this.#answer = {
      ...(typeof category === 'string' && this.categories.includes(category) ? { label: category } : {}),
      ...this.addition?.answered(),
    }
    this.requestUpdate()
  }

  renewAnswer(): void {
    this.chosen = this.chosen
  }

  contribution(): Contribution {
    return { kind: 'object', name: this.name, value: this.#answer }
  }

  validate(): boolean {
    const isComplete = this.#answer.label !== undefined
    this.problem = this.addition?.problem() ?? (isComplete ? undefined : messages().categoryMissing)
    return this.problem === undefined
  }

  readDraft(): Json {
    return this.addition ? { label: this.chosen, besides: this.addition.readDraft() } : this.chosen
  }

  writeDraft(draft: Json): void {
    const { label, besides } = typeof draft === 'string' ? { label: draft, besides: null } : Object(draft)
    if (besides) this.addition?.writeDraft(besides)
    if (typeof label === 'string') this.chosen = label
  }

  formResetCallback(): void {
    this.problem = undefined
    this.addition?.reset()
    this.chosen = this.#initialValue
  }

  protected categoriesChanged(): void {
    const { chosen } = this
    if (!this.categories.includes(chosen)) this.chosen = chosen ? '' : this.#initialValue
  }

  protected isChosen(category: string): boolean {
    return category === this.chosen
  }

  protected choose(category: string): void {
    if (category === this.chosen) return
    this.chosen = category
    this.problem = undefined
    this.emitChange()
  }
}
