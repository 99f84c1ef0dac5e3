import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit'
import { internal } from '../shared/attributes.ts'
import { BooleanControl } from '../shared/boolean-control.ts'
import { afterParsing } from '../shared/page-lifecycle.ts'
import { booleanControlStyles } from '../shared/styles/boolean-control.ts'
import { tokens } from '../shared/styles/tokens.ts'
import { groupOf, neighbour, tabStopOf } from './group.ts'

/**
 * One of several choices. Answer: `{"value": true}` for the chosen one, false for the others.
 *
 * @summary A radio button with its label, usually in a crowd-radio-group.
 * @example
 * <crowd-form>
 *   <p>Is the car moving?</p>
 *   <crowd-radio-group>
 *     <crowd-radio-button name="moving" value="yes">Yes</crowd-radio-button>
 *     <crowd-radio-button name="moving" value="no">No</crowd-radio-button>
 *   </crowd-radio-group>
 * </crowd-form>
 * @attr name - the answer key
 * @attr value - the member of the answer object, "on" when absent
 * @attr {boolean} checked - chosen
 * @attr {boolean} disabled - shown, but takes no clicks; its answer is sent
 * @slot - the label
 * @event change - after the worker chose this one
 * @csspart input - the native radio button
 * @csspart label - button and text together
 */
export class CrowdRadioButton extends BooleanControl {
  static override styles = [tokens, booleanControlStyles]
  static override properties: PropertyDeclarations = { isTabStop: internal }
  /** Whether the Tab key stops here; one button of a group does. */
  declare isTabStop: boolean

  protected override readonly inputType = 'radio'

  constructor() {
    super()
    this.isTabStop = true
    this.addEventListener('keydown', this.#onKeydown)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.checked) this.#turnOthersOff()
    afterParsing(() => this.#share())
  }

  // Called the moment a property is set: nobody may ever find two buttons on, and the last one set stays on.
  override requestUpdate(...change: Parameters<BooleanControl['requestUpdate']>): void {
    super.requestUpdate(...change)
    if (change[0] === 'checked' && this.checked) this.#turnOthersOff()
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('checked') || changed.has('disabled') || changed.has('name')) afterParsing(() => this.#share())
  }

  #turnOthersOff(): void {
    for (const other of groupOf(this)) if (other !== this) other.checked = false
  }

  /** Settles among the group who gets the Tab key. */
  #share(): void {
    const group = groupOf(this)
    const stop = tabStopOf(group)
    for (const button of group) button.isTabStop = button === stop
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.composedPath()[0] !== this.input) return
    const next = neighbour(this, event.key)
    if (!next) return
    event.preventDefault()
    next.focus()
    if (next !== this) next.click()
  }

  protected override renderInput(describedBy: string | typeof nothing): TemplateResult {
    const group = groupOf(this)
    return html`<input
      id="input"
      part="input"
      type="radio"
      tabindex=${this.isTabStop ? 0 : -1}
      aria-setsize=${group.length > 1 ? group.length : nothing}
      aria-posinset=${group.length > 1 ? group.indexOf(this) + 1 : nothing}
      aria-describedby=${describedBy}
      .checked=${this.checked}
      ?disabled=${this.disabled || this.isFieldsetDisabled}
      @click=${this.onInputClick}
      @input=${this.onInput}
      @change=${this.onChange}
    />`
  }
}
