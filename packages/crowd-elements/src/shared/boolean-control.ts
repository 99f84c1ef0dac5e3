import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { AnswerElement, type Contribution, type Json } from './answer-element.ts'
import { flag, internal, text } from './attributes.ts'
import { ChildSlots, labelAndSwallowed, manualSlots } from './slots.ts'

/**
 * A box, button or switch that is on or off. Built around a native input, so that keys, focus and screen readers work
 * as everywhere; the label beside it is the author's children.
 *
 * A click reaches handlers on the element once and before the state flips; `change` comes after.
 * Source: specification 3.0.5, "click".
 */
export abstract class BooleanControl extends AnswerElement {
  static override shadowRootOptions = manualSlots
  static override properties: PropertyDeclarations = {
    value: text,
    checked: flag,
    disabled: flag,
    isFieldsetDisabled: internal,
    problem: internal,
  }
  /** The member of the answer object that tells whether this one is on. */
  declare value: string
  declare checked: boolean
  declare disabled: boolean
  declare isFieldsetDisabled: boolean
  declare problem: string | undefined

  protected abstract readonly inputType: 'checkbox' | 'radio'
  /** What the native input is for a screen reader, when it is not what its type says. */
  protected readonly inputRole: string | typeof nothing = nothing
  #isClickOfLabel = false
  #initiallyChecked = false

  constructor() {
    super()
    this.value = 'on'
    this.checked = false
    this.disabled = false
    this.isFieldsetDisabled = false
    new ChildSlots(this, labelAndSwallowed)
    this.addEventListener('click', this.#onHostClick)
  }

  protected get input(): HTMLInputElement | null {
    return this.renderRoot?.querySelector('input') ?? null
  }

  override firstUpdated(): void {
    super.firstUpdated()
    this.#initiallyChecked = this.checked
  }

  override click(): void {
    this.input?.click()
  }

  override focus(options?: FocusOptions): void {
    this.input?.focus(options)
  }

  override blur(): void {
    this.input?.blur()
  }

  contribution(): Contribution {
    return { kind: 'flag', name: this.name, value: this.value ?? 'on', isOn: this.checked }
  }

  validate(): boolean {
    return true
  }

  readDraft(): Json {
    return this.checked
  }

  writeDraft(draft: Json): void {
    if (typeof draft === 'boolean') this.checked = draft
  }

  formResetCallback(): void {
    this.checked = this.#initiallyChecked
    this.problem = undefined
  }

  // The browser also calls this for our own attribute, of which `disabled="false"` means something else to us.
  formDisabledCallback(): void {
    this.isFieldsetDisabled = this.closest('fieldset:disabled') !== null
  }

  /** What the worker's click did to the native input, taken over before handlers hear `input` and `change`. */
  protected takeOver(isOn: boolean): void {
    this.checked = isOn
    this.problem = undefined
  }

  /** The native input. */
  protected renderInput(describedBy: string | typeof nothing): TemplateResult {
    return html`<input
      id="input"
      part="input"
      type=${this.inputType}
      role=${this.inputRole}
      .checked=${this.checked}
      ?disabled=${this.disabled || this.isFieldsetDisabled}
      aria-invalid=${this.problem === undefined ? nothing : 'true'}
      aria-describedby=${describedBy}
      @click=${this.onInputClick}
      @input=${this.onInput}
      @change=${this.onChange}
    />`
  }

  override render(): TemplateResult {
    const hasProblem = this.problem !== undefined
    return html`<label part="label" @click=${this.#onLabelClick}>
        ${this.renderInput(hasProblem ? 'problem' : nothing)}
        <span class="text"><slot name="label"></slot></span>
      </label>
      ${hasProblem ? html`<div id="problem" class="problem" role="alert">${this.problem}</div>` : nothing}
      <slot name="swallowed"></slot>`
  }

  protected readonly onInput = (): void => {
    this.takeOver(this.input!.checked)
  }

  protected readonly onChange = (event: Event): void => {
    event.stopPropagation()
    this.emitChange()
  }

  // A click on the label makes the browser click the input too; the second one stays inside.
  readonly #onLabelClick = (event: Event): void => {
    this.#isClickOfLabel = event.target !== this.input
  }

  protected readonly onInputClick = (event: Event): void => {
    if (!this.#isClickOfLabel) return
    event.stopPropagation()
    this.#isClickOfLabel = false
  }

  // A click on the element itself comes from a <label for> in the page. Flips once its handlers are through.
  readonly #onHostClick = (event: Event): void => {
    if (event.composedPath()[0] !== this) return
    setTimeout(() => {
      if (event.defaultPrevented) return
      this.#isClickOfLabel = true
      this.input?.click()
    })
  }
}
