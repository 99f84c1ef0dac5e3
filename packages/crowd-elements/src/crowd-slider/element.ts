import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { type CrowdSliderLabel, LABEL_CHANGE } from '../crowd-slider-label/element.ts'
import { AnswerElement, type Contribution, type Json } from '../shared/answer-element.ts'
import { flag, internal, ownAt, readNumber, text, textAt } from '../shared/attributes.ts'
import { messages } from '../shared/messages/messages.ts'
import { nameForField } from '../shared/native-controls.ts'
import { afterParsing } from '../shared/page-lifecycle.ts'
import { ChildSlots, manualSlots } from '../shared/slots.ts'
import { tokens } from '../shared/styles/tokens.ts'
import { fractionOf, onStep, type Range, toRange } from './range.ts'
import { styles } from './styles.ts'

const isTick = (node: Node): node is CrowdSliderLabel =>
  node instanceof Element && node.localName === 'crowd-slider-label'

/** Each tick has a slot of its own, by its place; everything else is what an unclosed tag swallowed. */
function slotsFor(children: Node[]): Map<Node, string> {
  const ticks = children.filter(isTick)
  return new Map(children.map(node => [node, isTick(node) ? `tick-${ticks.indexOf(node)}` : 'swallowed']))
}

/**
 * A number between two ends. Answer: the number, the preset or the lower end when untouched.
 *
 * @summary A slider for a number.
 * @attr name - the answer key
 * @attr {number} value - preset, the lower end when absent
 * @attr {number} min - lower end, 0 when absent
 * @attr {number} max - upper end, 100 when absent
 * @attr {number} step - distance of neighbouring values, 1 when absent
 * @attr {boolean} pin - shows the value above the knob
 * @attr {boolean} editable - with a field for the exact value
 * @attr {number} secondary-progress - a second bar, up to this value
 * @attr {boolean} required - always met: a slider has a value
 * @attr {boolean} disabled - shown, but cannot be moved; its answer is sent
 * @slot - crowd-slider-label elements; anything else an unclosed tag swallowed is shown below
 * @event input - while the worker drags or types
 * @event change - when the worker has let go
 * @csspart slider - the native slider
 * @csspart field - the field for the exact value
 * @cssprop --crowd-slider-secondary-color - colour of the second bar
 * @example
 * <crowd-slider name="confidence" min="0" max="1" step="0.05" value="0.5" pin></crowd-slider>
 */
export class CrowdSlider extends AnswerElement {
  static override shadowRootOptions = manualSlots
  static override styles = [tokens, styles]
  static override properties: PropertyDeclarations = {
    value: ownAt('value'),
    min: text,
    max: text,
    step: text,
    pin: flag,
    editable: flag,
    secondaryProgress: textAt('secondary-progress'),
    required: flag,
    disabled: flag,
    outerName: { attribute: 'aria-label' },
    isFieldsetDisabled: internal,
  }
  declare min: string | number
  declare max: string | number
  declare step: string | number
  declare pin: boolean
  declare editable: boolean
  declare secondaryProgress: string | number
  declare required: boolean
  declare disabled: boolean
  declare outerName: string | null | undefined
  declare isFieldsetDisabled: boolean

  /** What was asked for. Read through the range, because its ends may be set later. */
  #wanted: number | undefined

  constructor() {
    super()
    for (const name of ['min', 'max', 'step', 'secondaryProgress'] as const) this[name] = ''
    for (const name of ['pin', 'editable', 'required', 'disabled', 'isFieldsetDisabled'] as const) this[name] = false
    new ChildSlots(this, slotsFor)
    // The ticks are drawn anew when their number or places change.
    new MutationObserver(() => this.requestUpdate()).observe(this, { childList: true })
    this.addEventListener(LABEL_CHANGE, () => this.requestUpdate())
  }

  /** A number within the ends and on a step; null and undefined go back to the lower end. */
  get value(): number {
    return onStep(this.#wanted, this.#range)
  }
  set value(value: unknown) {
    this.#wanted = readNumber(value === null || value === undefined ? undefined : String(value), undefined)
    this.requestUpdate()
  }

  get #range(): Range {
    const end = (value: unknown, fallback: number) => readNumber(String(value ?? ''), fallback)
    return toRange(end(this.min, 0), end(this.max, 100), end(this.step, 1))
  }

  get #slider(): HTMLInputElement | null {
    return this.renderRoot?.querySelector<HTMLInputElement>('input[type="range"]') ?? null
  }

  override firstUpdated(): void {
    super.firstUpdated()
    // Labels of the page name the slider; they may come after it.
    afterParsing(() => this.requestUpdate())
  }

  override focus(options?: FocusOptions): void {
    this.#slider?.focus(options)
  }

  override blur(): void {
    ;(this.shadowRoot?.activeElement as HTMLElement | null | undefined)?.blur()
  }

  contribution(): Contribution {
    return { kind: 'scalar', name: this.name, value: this.value }
  }

  /** Any value will do, the preset as well (our choice, no evidence). */
  validate(): boolean {
    return true
  }

  readDraft(): Json {
    return this.value
  }

  writeDraft(draft: Json): void {
    if (typeof draft === 'number') this.value = draft
  }

  formResetCallback(): void {
    this.value = this.getAttribute('value')
  }

  // The browser also calls this for our own attribute, of which `disabled="false"` means something else to us.
  formDisabledCallback(): void {
    this.isFieldsetDisabled = this.closest('fieldset:disabled') !== null
  }

  override updated(): void {
    // The ends first: a native slider bends its value to those it has at the moment.
    const slider = this.#slider!
    slider.value = String(this.value)
    const field = this.renderRoot.querySelector<HTMLInputElement>('input[type="number"]')
    if (field && field !== this.shadowRoot?.activeElement) field.value = String(this.value)
  }

  override render(): TemplateResult {
    const { min, max, step } = this.#range
    const fraction = fractionOf(this.value, this.#range)
    return html`<div class="row">
        <div class="rail" style="--at: ${fraction}; --second: ${this.#secondFraction()}">
          <input type="range" id="slider" part="slider" min=${min} max=${max} step=${step} ?disabled=${this.#isDisabled}
            aria-label=${nameForField(this.internals, this.outerName, this.name)}
            @input=${this.#onInput} @change=${this.#onChange} />
          ${this.pin ? html`<output class="pin" aria-hidden="true"><span>${this.value}</span></output>` : nothing}
          ${this.#renderTicks()}
        </div>
        ${this.editable ? this.#renderField() : nothing}
      </div>
      <slot name="swallowed"></slot>`
  }

  get #isDisabled(): boolean {
    return this.disabled || this.isFieldsetDisabled
  }

  #secondFraction(): number {
    const second = readNumber(String(this.secondaryProgress ?? ''), undefined)
    return second === undefined ? 0 : fractionOf(second, this.#range)
  }

  #renderField(): TemplateResult {
    const { min, max, step } = this.#range
    return html`<input type="number" class="field" part="field" min=${min} max=${max} step=${step}
      aria-label=${messages().exactValue} ?disabled=${this.#isDisabled}
      @input=${this.#onInput} @change=${this.#onChange} />`
  }

  #renderTicks(): TemplateResult | typeof nothing {
    const ticks = [...this.children].filter(isTick)
    if (ticks.length === 0) return nothing
    return html`<div class="ticks">${ticks.map(
      ({ position }, place) => html`<span class="tick" style="--at: ${this.#tickFraction(position)}"
        ><slot name=${`tick-${place}`}></slot></span>`,
    )}</div>`
  }

  #tickFraction(position: unknown): number {
    return fractionOf(readNumber(String(position ?? ''), this.#range.min), this.#range)
  }

  /** Before handlers on the element hear `input`. */
  readonly #onInput = (event: Event): void => {
    this.value = (event.target as HTMLInputElement).valueAsNumber
  }

  readonly #onChange = (event: Event): void => {
    event.stopPropagation()
    const input = event.target as HTMLInputElement
    // What was typed may lie outside the ends or between two steps.
    input.value = String(this.value)
    this.emitChange()
  }
}
