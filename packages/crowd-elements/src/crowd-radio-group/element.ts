import { css, html, type TemplateResult } from 'lit'
import { CrowdElement } from '../shared/crowd-element.ts'

/**
 * Makes the radio buttons in it exclude one another, however deep they lie and whatever their names are.
 *
 * @summary A group of radio buttons. Gives no answer itself; its buttons do.
 * @example
 * <crowd-form>
 *   <p>What should happen to this picture?</p>
 *   <crowd-radio-group>
 *     <crowd-radio-button name="keep" value="yes">Keep it</crowd-radio-button>
 *     <crowd-radio-button name="drop" value="yes">Drop it</crowd-radio-button>
 *   </crowd-radio-group>
 * </crowd-form>
 * @slot - crowd-radio-button elements and any markup between them
 */
export class CrowdRadioGroup extends CrowdElement {
  static override styles = css`
    :host {
      display: block;
    }
    :host([hidden]) {
      display: none;
    }
  `
  readonly #internals = this.attachInternals()

  constructor() {
    super()
    this.#internals.role = 'radiogroup'
  }

  override render(): TemplateResult {
    return html`<slot></slot>`
  }
}
