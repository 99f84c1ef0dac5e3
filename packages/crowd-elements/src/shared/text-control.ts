import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit'
import { classMap } from 'lit/directives/class-map.js'
import { AnswerElement, type Contribution, type Json } from './answer-element.ts'
import { flag, flagAt, internal, ownAt, readNumber, text, textAt } from './attributes.ts'
import { messages } from './messages/messages.ts'
import { nameForField } from './native-controls.ts'
import { afterParsing } from './page-lifecycle.ts'
import { characterTest, keepAllowed, problemWith } from './text-rules.ts'

type Field = HTMLInputElement | HTMLTextAreaElement

/**
 * What crowd-input and crowd-text-area share: a native field, its label, its checks and what is said below it.
 * Source: specification 3.14, 3.27.
 */
export abstract class TextControl extends AnswerElement {
  static override properties: PropertyDeclarations = {
    value: ownAt('value'),
    outerName: { attribute: 'aria-label' },
    label: text,
    placeholder: text,
    required: flag,
    disabled: flag,
    allowedPattern: textAt('allowed-pattern'),
    autoValidate: flagAt('auto-validate'),
    errorMessage: textAt('error-message'),
    autoFocus: flagAt('auto-focus'),
    maxLength: textAt('max-length'),
    minLength: textAt('min-length'),
    isFieldsetDisabled: internal,
    problem: internal,
  }
  /** An `aria-label` of the author's; read as a name for the field inside. */
  declare outerName: string | null | undefined
  declare label: string
  declare placeholder: string
  declare required: boolean
  declare disabled: boolean
  declare allowedPattern: string
  declare autoValidate: boolean
  declare errorMessage: string
  declare autoFocus: boolean
  declare maxLength: string
  declare minLength: string
  declare isFieldsetDisabled: boolean
  declare problem: string | undefined

  #value = ''

  constructor() {
    super()
    for (const name of ['label', 'placeholder', 'allowedPattern', 'errorMessage', 'maxLength', 'minLength'] as const)
      this[name] = ''
    this.required = false
    this.disabled = false
    this.autoValidate = false
    this.autoFocus = false
    this.isFieldsetDisabled = false
    // A click on the element itself comes from a <label for> in the page.
    this.addEventListener('click', event => event.composedPath()[0] === this && this.focus())
  }

  /** Always text; null and undefined clear. */
  get value(): string {
    return this.#value
  }
  set value(value: unknown) {
    this.#value = value === null || value === undefined ? '' : this.normalised(String(value))
    this.requestUpdate()
  }

  /** The value as the native field would hold it. */
  protected normalised(value: string): string {
    return value
  }

  protected get field(): Field | null {
    return this.renderRoot?.querySelector<Field>('input, textarea') ?? null
  }

  /** What the markup presets. */
  protected get preset(): string {
    return this.getAttribute('value') ?? ''
  }

  protected get isDisabled(): boolean {
    return this.disabled || this.isFieldsetDisabled
  }

  /** The most characters that can be typed; undefined without a limit. */
  protected get limit(): number | undefined {
    return readNumber(this.maxLength || this.getAttribute('maxlength'), undefined)
  }

  override firstUpdated(): void {
    super.firstUpdated()
    afterParsing(() => {
      // Labels of the page name the field; they may come after it.
      this.requestUpdate()
      if (this.autoFocus) this.focus()
    })
  }

  override updated(_changed: PropertyValues): void {
    const field = this.field
    if (field && field.type !== 'file' && field.value !== this.#value) field.value = this.#value
    if (field && field.type === 'file' && this.#value === '') field.value = ''
    if (this.problem !== undefined) this.validate()
  }

  override focus(options?: FocusOptions): void {
    this.field?.focus(options)
  }

  override blur(): void {
    this.field?.blur()
  }

  contribution(): Contribution {
    return { kind: 'scalar', name: this.name, value: this.value }
  }

  validate(): boolean {
    this.problem = problemWith(this.value, {
      isRequired: this.required,
      minLength: readNumber(this.minLength || this.getAttribute('minlength'), undefined),
      native: this.field?.validity,
      nativeMessage: this.field?.validationMessage ?? '',
      errorMessage: this.errorMessage,
    })
    return this.problem === undefined
  }

  readDraft(): Json {
    return this.value
  }

  writeDraft(draft: Json): void {
    if (typeof draft === 'string') this.value = draft
  }

  formResetCallback(): void {
    this.value = this.preset
    this.problem = undefined
  }

  // The browser also calls this for our own attribute, of which `disabled="false"` means something else to us.
  formDisabledCallback(): void {
    this.isFieldsetDisabled = this.closest('fieldset:disabled') !== null
  }

  /** The label of a `<label>` in the page, or `aria-label`; the visible one of our own needs no help. */
  protected get outerLabel(): string | typeof nothing {
    return nameForField(this.internals, this.outerName, this.placeholder, this.name) || nothing
  }

  protected abstract renderField(): TemplateResult
  /** Whether the field shows something of its own even while empty, such as a date's slots. */
  protected abstract get isNeverEmpty(): boolean
  protected renderBelow(): TemplateResult | typeof nothing {
    return nothing
  }

  override render(): TemplateResult {
    const hasProblem = this.problem !== undefined
    const below = this.renderBelow()
    return html`<div class=${this.#fieldClass()} part="field">
        ${this.renderField()}
        ${this.label ? html`<label for="field" part="label">${this.label}${this.#renderMark()}</label>` : nothing}
      </div>
      <div class="below" ?hidden=${!hasProblem && below === nothing}>
        <div id="problem" class="problem" role="alert">${this.problem}</div>
        ${below}
      </div>
      <slot></slot>`
  }

  #renderMark(): TemplateResult | typeof nothing {
    return this.required ? html`<span class="required" aria-hidden="true"> *</span>` : nothing
  }

  #fieldClass(): ReturnType<typeof classMap> {
    const isFloating = this.value !== '' || this.placeholder !== '' || this.isNeverEmpty
    return classMap({
      field: true,
      labelled: this.label !== '',
      floating: isFloating,
      invalid: this.problem !== undefined,
      disabled: this.isDisabled,
    })
  }

  /** Before handlers on the element hear `input`: drops what is not allowed and takes the value over. */
  protected readonly onInput = (event: Event): void => {
    const field = event.target as Field
    if (this.autoValidate && !(event as InputEvent).isComposing) this.#dropForbidden(field)
    this.#dropExcess(field)
    this.#value = field.type === 'file' ? fileName(field) : field.value
    this.requestUpdate()
    if (this.autoValidate || this.problem !== undefined) this.validate()
  }

  #dropForbidden(field: Field): void {
    const isAllowed = characterTest(this.allowedPattern)
    if (!isAllowed || field.type === 'file') return
    const kept = keepAllowed(field.value, field.selectionStart ?? field.value.length, isAllowed)
    if (kept.value === field.value) return
    field.value = kept.value
    // Number and e-mail fields have no caret to set.
    if (field.selectionStart !== null) field.setSelectionRange(kept.caret, kept.caret)
  }

  /** Number fields know no `maxlength`. Source: specification 3.14, "excess typing ignored". */
  #dropExcess(field: Field): void {
    if (field.type === 'number' && this.limit !== undefined && field.value.length > this.limit)
      field.value = field.value.slice(0, this.limit)
  }

  protected readonly onChange = (event: Event): void => {
    event.stopPropagation()
    this.emitChange()
  }
}

const fileName = (field: Field): string => (field as HTMLInputElement).files?.[0]?.name ?? ''

/** Characters used, and of how many. */
export const counterText = (value: string, limit: number | undefined): string =>
  messages().charactersUsed(value.length, limit)
