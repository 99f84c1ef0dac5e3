import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import { text } from '../shared/attributes.ts'
import { fieldStyles } from '../shared/styles/field.ts'
import { tokens } from '../shared/styles/tokens.ts'
import { TextControl } from '../shared/text-control.ts'

/** Native types that make sense in a framed line. Everything else is a plain line. */
const TYPES = new Set(
  'text email url tel search password number date time month week datetime-local color range file hidden'.split(' '),
)
const NEVER_EMPTY = new Set(['date', 'time', 'month', 'week', 'datetime-local', 'color', 'range', 'file'])

/** Numbers without a `step` may have fractions; natively they may not (our choice: workers copy prices and weights). */
const defaultStep = (type: string): string | typeof nothing => (type === 'number' ? 'any' : nothing)

/**
 * A line to type into. Answer: the text; nothing while empty.
 *
 * @summary A single line field with label, checks and message.
 * @example
 * <crowd-form>
 *   <crowd-input name="serial" label="Serial number" placeholder="for example A-77" required></crowd-input>
 *   <crowd-input name="year" label="Year" type="number" min="1900" max="2100"></crowd-input>
 * </crowd-form>
 * @attr name - the answer key
 * @attr value - preset, sent when untouched
 * @attr label - inside the field, floats up when there is something to read
 * @attr placeholder - a hint, never a value
 * @attr type - an HTML input type, "text" when absent
 * @attr {boolean} required - needs a value before the form is sent
 * @attr {boolean} disabled - takes no typing; its answer is sent
 * @attr allowed-pattern - regular expression for single characters, with `auto-validate`
 * @attr {boolean} auto-validate - checks at each edit and drops characters that are not allowed
 * @attr error-message - shown below the field instead of our own words
 * @attr {boolean} auto-focus - gets the focus when the page is ready
 * @attr {integer} min-length - fewest characters
 * @attr {integer} max-length - most characters; further typing is ignored
 * @attr pattern - as on a native input, and so are `min`, `max`, `step`, `autocomplete`, `minlength` and `maxlength`
 * @event input - at each edit
 * @event change - when an edit is finished
 * @csspart field - the frame
 * @csspart input - the native input
 * @csspart label - the floating label
 */
export class CrowdInput extends TextControl {
  static override styles = [
    tokens,
    fieldStyles,
    css`
      :host([type='hidden' i]) {
        display: none;
      }
      input[type='color'] {
        block-size: 44px;
      }
    `,
  ]
  static override properties: PropertyDeclarations = {
    type: text,
    pattern: text,
    min: text,
    max: text,
    step: text,
    autocomplete: text,
  }
  declare type: string
  declare pattern: string
  declare min: string
  declare max: string
  declare step: string
  declare autocomplete: AutoFill

  constructor() {
    super()
    this.type = ''
    this.pattern = ''
    this.min = ''
    this.max = ''
    this.step = ''
    this.autocomplete = ''
  }

  get #fieldType(): string {
    const type = this.type.trim().toLowerCase()
    return TYPES.has(type) ? type : 'text'
  }

  protected override get isNeverEmpty(): boolean {
    return NEVER_EMPTY.has(this.#fieldType)
  }

  protected override renderField(): TemplateResult {
    return html`<input
      id="field"
      part="input"
      type=${this.#fieldType}
      placeholder=${this.placeholder || nothing}
      pattern=${this.pattern || nothing}
      min=${this.min || nothing}
      max=${this.max || nothing}
      step=${this.step || defaultStep(this.#fieldType)}
      autocomplete=${this.autocomplete || nothing}
      maxlength=${ifDefined(this.limit)}
      ?required=${this.required}
      ?disabled=${this.isDisabled}
      aria-label=${this.label ? nothing : this.outerLabel}
      aria-invalid=${this.problem === undefined ? nothing : 'true'}
      aria-describedby=${this.problem === undefined ? nothing : 'problem'}
      @input=${this.onInput}
      @change=${this.onChange}
    />`
  }
}
