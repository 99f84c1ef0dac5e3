import { css, html, type PropertyDeclarations, type TemplateResult } from 'lit'
import { text } from '../shared/attributes.ts'
import { CrowdElement } from '../shared/crowd-element.ts'

/** Told to the slider around: a label belongs to another value now. */
export const LABEL_CHANGE = 'crowd-slider-label-change'

/**
 * Text below a slider at one of its values.
 *
 * @summary A tick text of a crowd-slider.
 * @attr {number} position - the value it belongs to, the lower end when absent
 * @slot - the text
 * @example
 * <crowd-slider name="mood" min="1" max="5">
 *   <crowd-slider-label position="1">calm</crowd-slider-label>
 *   <crowd-slider-label position="5">angry</crowd-slider-label>
 * </crowd-slider>
 */
export class CrowdSliderLabel extends CrowdElement {
  static override styles = css`
    :host {
      display: block;
    }
    :host([hidden]) {
      display: none;
    }
  `
  static override properties: PropertyDeclarations = { position: text }
  declare position: string | number

  constructor() {
    super()
    this.position = ''
  }

  override updated(): void {
    this.dispatchEvent(new Event(LABEL_CHANGE, { bubbles: true }))
  }

  override render(): TemplateResult {
    return html`<slot></slot>`
  }
}
