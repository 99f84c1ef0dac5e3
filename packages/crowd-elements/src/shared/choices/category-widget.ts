import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { Json } from '../answer-element.ts'
import { ownAt } from '../attributes.ts'
import { FramedWidget, type Shortcut } from '../frame/framed-widget.ts'
import { messages } from '../messages/messages.ts'
import { readTextList } from '../text-list.ts'
import { categoryAt, hotkeyAt } from './categories.ts'
import { renderChoice } from './choice.ts'
import { styles } from './styles.ts'

/** What a kind of classifier adds to all of this, such as an image to look at and a comment. */
export interface Addition {
  renderTarget(): TemplateResult
  /** Stands below the categories. */
  renderBelow(): TemplateResult | typeof nothing
  /** Asked after the categories. @returns whether the key meant something */
  onHotkey(key: string): boolean
  shortcuts(): Shortcut[]
  /** What belongs to the answer besides the choice. */
  answered(): object
  /** What keeps the answer from being sent, whatever was chosen. */
  problem(): string | undefined
  readDraft(): Json
  writeDraft(draft: Json): void
  reset(): void
}

/**
 * What every classifier shares: the list of categories in the pane at the end, its keys, its errors. Subclasses say
 * whether one or several may be chosen, and what the answer looks like.
 */
export abstract class CategoryWidget extends FramedWidget {
  static override styles = [...FramedWidget.styles, styles]
  static override properties: PropertyDeclarations = {
    categories: ownAt('categories'),
  }

  #categories: string[] = []

  /** The categories offered. A choice that is no longer among them is dropped. */
  get categories(): string[] {
    return this.#categories
  }
  set categories(categories: readonly unknown[] | string | null) {
    this.#categories = this.authored.read('categories', () => readTextList(categories), [])
    this.categoriesChanged()
    this.requestUpdate()
  }

  protected get addition(): Addition | undefined {
    return undefined
  }

  /** Makes the answer object anew, with the same choice. */
  abstract renewAnswer(): void

  /** Something of the answer besides the choice was changed by the worker. */
  additionChanged(): void {
    this.renewAnswer()
    this.emitChange()
  }

  /** Drops what is no longer offered. */
  protected abstract categoriesChanged(): void
  /** Radio buttons choose one, check boxes several. */
  protected abstract readonly inputType: 'radio' | 'checkbox'
  protected abstract isChosen(category: string): boolean
  /** The worker chose a category, or pressed one of several again. */
  protected abstract choose(category: string): void

  protected get isListDisabled(): boolean {
    return false
  }
  /** Stands below the list. */
  protected renderBelow(): TemplateResult | typeof nothing {
    return nothing
  }

  protected override renderTarget(): TemplateResult {
    return this.addition?.renderTarget() ?? super.renderTarget()
  }

  override focus(options?: FocusOptions): void {
    const inputs = [...this.renderRoot.querySelectorAll<HTMLInputElement>('.category input:enabled')]
    ;(inputs.find(input => input.checked && input.type === 'radio') ?? inputs[0])?.focus(options)
  }

  onHotkey(key: string): boolean {
    const category = categoryAt(this.#categories, key)
    if (category === undefined || this.isListDisabled) return this.addition?.onHotkey(key) ?? false
    this.choose(category)
    return true
  }

  protected shortcuts(): Shortcut[] {
    const count = Math.min(this.#categories.length, 10)
    const more = this.addition?.shortcuts() ?? []
    if (count === 0) return more
    const { hotkeyRange, hotkeyChoosesCategory, hotkeyTogglesCategory, hotkeyClosesDialog } = messages()
    const meaning = this.inputType === 'radio' ? hotkeyChoosesCategory : hotkeyTogglesCategory
    return [[hotkeyRange(hotkeyAt(0)!, hotkeyAt(count - 1)!), meaning], ...more, ['Esc', hotkeyClosesDialog]]
  }

  protected renderTools(): TemplateResult {
    const { chooseCategory, chooseCategories, noCategories } = messages()
    return html`<div class="annotation-area">
      ${this.authored.render()}
      <div class="category-picker-wrapper" part="categories">
        <fieldset>
          <legend>${this.inputType === 'radio' ? chooseCategory : chooseCategories}</legend>
          ${this.#categories.map((category, index) => this.#renderCategory(category, index))}
          ${this.#categories.length === 0 ? html`<p class="empty">${noCategories}</p>` : nothing}
          ${this.renderBelow()}
        </fieldset>
      </div>
      ${this.addition?.renderBelow() ?? nothing}
    </div>`
  }

  #renderCategory(category: string, index: number): TemplateResult {
    return renderChoice({
      label: category,
      type: this.inputType,
      key: hotkeyAt(index),
      isChosen: this.isChosen(category),
      isDisabled: this.isListDisabled,
      choose: () => this.choose(category),
    })
  }
}
