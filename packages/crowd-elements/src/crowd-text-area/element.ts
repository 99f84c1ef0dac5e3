import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import { flagAt, readNumber, text, textAt } from '../shared/attributes.ts'
import { afterParsing } from '../shared/page-lifecycle.ts'
import { fieldStyles } from '../shared/styles/field.ts'
import { tokens } from '../shared/styles/tokens.ts'
import { counterText, TextControl } from '../shared/text-control.ts'

/**
 * Lines to type into; grows with its text. Answer: the text with `\n` between lines; nothing while empty.
 *
 * @summary A text field of several lines with label, checks and counter.
 * @example
 * <crowd-form>
 *   <crowd-text-area name="summary" label="Sum up in your own words" rows="3" max-length="400" char-counter></crowd-text-area>
 * </crowd-form>
 * @attr name - the answer key
 * @attr value - preset, sent when untouched
 * @attr label - inside the field, floats up when there is something to read
 * @attr placeholder - a hint, never a value
 * @attr {integer} rows - height at first, 1 when absent
 * @attr {integer} max-rows - grows up to this height, then scrolls; without it there is no limit
 * @attr {boolean} char-counter - shows how many characters are used
 * @attr {boolean} required - needs a value before the form is sent
 * @attr {boolean} disabled - takes no typing; its answer is sent
 * @attr allowed-pattern - regular expression for single characters, with `auto-validate`
 * @attr {boolean} auto-validate - checks at each edit and drops characters that are not allowed
 * @attr error-message - shown below the field instead of our own words
 * @attr {boolean} auto-focus - gets the focus when the page is ready
 * @attr {integer} max-length - most characters; further typing and pasting is ignored
 * @slot - text is a preset when `value` is absent
 * @event input - at each edit
 * @event change - when an edit is finished
 * @csspart field - the frame
 * @csspart input - the native text area
 * @csspart label - the floating label
 */
export class CrowdTextArea extends TextControl {
  static override styles = [
    tokens,
    fieldStyles,
    css`
      :host(:state(text-preset)) slot {
        display: none;
      }
      .grow {
        flex: 1;
        display: grid;
        min-inline-size: 0;
      }
      /* The mirror holds the same text and so gives the field its height. */
      .mirror,
      textarea {
        grid-area: 1 / 1;
        resize: none;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .mirror {
        visibility: hidden;
        padding: 10px 14px;
        min-block-size: calc(var(--rows) * 1.5em + 20px);
        max-block-size: calc(var(--max-rows) * 1.5em + 20px);
        overflow: hidden;
      }
      .labelled .mirror {
        min-block-size: calc(var(--rows) * 1.5em + 30px);
        max-block-size: calc(var(--max-rows) * 1.5em + 30px);
      }
    `,
  ]
  static override properties: PropertyDeclarations = {
    rows: text,
    maxRows: textAt('max-rows'),
    charCounter: flagAt('char-counter'),
  }
  declare rows: string
  declare maxRows: string
  declare charCounter: boolean

  readonly #children = new MutationObserver(() => this.#takeTextPreset())
  #isTouched = false

  constructor() {
    super()
    this.rows = ''
    this.maxRows = ''
    this.charCounter = false
    this.addEventListener('input', () => {
      this.#isTouched = true
    })
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#children.observe(this, { childList: true, characterData: true, subtree: true })
    afterParsing(() => this.#takeTextPreset())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#children.disconnect()
  }

  /** Text between the tags presets the value. With elements in it, it is what an unclosed tag swallowed. */
  #takeTextPreset(): void {
    const isPreset = this.childElementCount === 0
    if (isPreset) this.internals.states.add('text-preset')
    else this.internals.states.delete('text-preset')
    if (!this.#isTouched && this.value === '' && isPreset) this.value = this.preset
  }

  protected override get preset(): string {
    const isText = !this.hasAttribute('value') && this.childElementCount === 0
    return isText ? this.textContent.trim() : super.preset
  }

  // The native field knows line feeds only; an answer must not depend on whether it was touched.
  protected override normalised(value: string): string {
    return value.replace(/\r\n?/g, '\n')
  }

  protected override get isNeverEmpty(): boolean {
    return false
  }

  protected override renderField(): TemplateResult {
    const rows = Math.max(1, readNumber(this.rows, 1))
    const maxRows = readNumber(this.maxRows, undefined)
    const size = `--rows: ${rows}; ${maxRows === undefined ? '' : `--max-rows: ${Math.max(rows, maxRows)}`}`
    return html`<div class="grow" style=${size}>
      <div class="mirror" aria-hidden="true">${this.value}${'\n'}</div>
      <textarea
        id="field"
        part="input"
        rows="1"
        placeholder=${this.placeholder || nothing}
        maxlength=${ifDefined(this.limit)}
        ?required=${this.required}
        ?disabled=${this.isDisabled}
        aria-label=${this.label ? nothing : this.outerLabel}
        aria-invalid=${this.problem === undefined ? nothing : 'true'}
        aria-describedby=${this.problem === undefined ? nothing : 'problem'}
        @input=${this.onInput}
        @change=${this.onChange}
      ></textarea>
    </div>`
  }

  protected override renderBelow(): TemplateResult | typeof nothing {
    return this.charCounter
      ? html`<div class="counter" part="counter">${counterText(this.value, this.limit)}</div>`
      : nothing
  }
}
