import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { Contribution, Json } from '../shared/answer-element.ts'
import { readJson, renderUnreadable, unreadableStyles } from '../shared/attribute-problems.ts'
import { internal, own, ownAt } from '../shared/attributes.ts'
import { FramedWidget, type Shortcut } from '../shared/frame/framed-widget.ts'
import { messages } from '../shared/messages/messages.ts'
import { type ClassifierAnswer, categoryAt, hotkeyAt, readCategories, toContribution } from './answer.ts'
import { styles } from './styles.ts'

/**
 * One category for arbitrary content. Answer: `{"label": "calm"}`.
 *
 * @summary Single choice beside text, media or any other content.
 * @example
 * <crowd-form>
 *   <crowd-classifier name="mood" header="What mood is this text in?" categories="['calm', 'tense', 'angry']">
 *     <classification-target>The door was open, and nobody spoke.</classification-target>
 *     <short-instructions>Read the text, then choose the mood it is in.</short-instructions>
 *     <full-instructions header="Moods">Calm: nothing presses. Tense: something may happen. Angry: it has.</full-instructions>
 *   </crowd-classifier>
 * </crowd-form>
 * @attr name - the answer key
 * @attr {string[]} categories - JSON list of the categories; the first ten get the keys 1 to 9 and 0
 * @attr header - plain text above the target
 * @attr initial-value - the category chosen at first
 * @slot classification-target - what is to be judged
 * @slot short-instructions - shown beside the target
 * @slot full-instructions - shown in a dialog
 * @slot - anything else, after the target; controls in it give their own answers
 * @event change - the worker chose a category; `event.target.value` is its text
 * @csspart categories - the list of categories
 */
export class CrowdClassifier extends FramedWidget {
  static override styles = [...FramedWidget.styles, unreadableStyles, styles]
  static override properties: PropertyDeclarations = {
    categories: ownAt('categories'),
    initialValue: ownAt('initial-value'),
    value: own,
    unreadable: internal,
  }
  declare unreadable: string | undefined

  #categories: string[] = []
  #initialValue = ''
  /** One object for each choice, so that what scripts write into it is what gets sent. */
  #answer: ClassifierAnswer = {}

  /** The categories offered. A choice that is no longer among them is dropped. */
  get categories(): string[] {
    return this.#categories
  }
  set categories(categories: readonly unknown[] | string | null) {
    const { value, problem } = readJson(this, 'categories', () => readCategories(categories), [])
    const chosen = this.value
    this.#categories = value
    this.unreadable = problem
    if (!value.includes(chosen)) this.value = chosen ? '' : this.initialValue
    this.requestUpdate()
  }

  /** The chosen category, an empty text while there is none. */
  get value(): string {
    return this.#answer.label ?? ''
  }
  set value(category: unknown) {
    this.#answer = typeof category === 'string' && this.#categories.includes(category) ? { label: category } : {}
    this.requestUpdate()
  }

  /** The answer object itself; scripts read and change it. */
  get _submittableValue(): ClassifierAnswer {
    return this.#answer
  }

  get initialValue(): string {
    return this.#initialValue
  }
  set initialValue(category: string | null) {
    this.#initialValue = category ?? ''
    this.value = this.#initialValue
  }

  contribution(): Contribution {
    return toContribution(this.name, this.#answer)
  }

  validate(): boolean {
    const isComplete = this.#answer.label !== undefined
    this.problem = isComplete ? undefined : messages().categoryMissing
    return isComplete
  }

  readDraft(): Json {
    return this.value
  }

  writeDraft(draft: Json): void {
    if (typeof draft === 'string') this.value = draft
  }

  formResetCallback(): void {
    this.problem = undefined
    this.value = this.initialValue
  }

  override focus(options?: FocusOptions): void {
    const radios = [...this.renderRoot.querySelectorAll<HTMLInputElement>('.category input')]
    ;(radios.find(radio => radio.checked) ?? radios[0])?.focus(options)
  }

  onHotkey(key: string): boolean {
    const category = categoryAt(this.#categories, key)
    if (category !== undefined) this.#choose(category)
    return category !== undefined
  }

  #choose(category: string): void {
    if (category === this.value) return
    this.value = category
    this.problem = undefined
    this.emitChange()
  }

  protected shortcuts(): Shortcut[] {
    const count = Math.min(this.#categories.length, 10)
    if (count === 0) return []
    const { hotkeyRange, hotkeyChoosesCategory, hotkeyClosesDialog } = messages()
    return [
      [hotkeyRange(hotkeyAt(0)!, hotkeyAt(count - 1)!), hotkeyChoosesCategory],
      ['Esc', hotkeyClosesDialog],
    ]
  }

  protected renderTools(): TemplateResult {
    return html`<div class="annotation-area">
      ${renderUnreadable(this, this.unreadable)}
      <div class="category-picker-wrapper" part="categories">
        <fieldset>
          <legend>${messages().chooseCategory}</legend>
          ${this.#categories.map((category, index) => this.#renderCategory(category, index))}
          ${this.#categories.length === 0 ? html`<p class="empty">${messages().noCategories}</p>` : nothing}
        </fieldset>
      </div>
    </div>`
  }

  #renderCategory(category: string, index: number): TemplateResult {
    const isChosen = category === this.value
    const key = hotkeyAt(index)
    const choose = (event: Event) => {
      event.stopPropagation()
      this.#choose(category)
    }
    return html`<label class="category ${isChosen ? 'chosen' : ''}">
      <input type="radio" name="category" .checked=${isChosen} @input=${choose} />
      <span class="text">${category}</span>
      ${key === undefined ? nothing : html`<kbd aria-hidden="true">${key}</kbd>`}
    </label>`
  }
}
