import { type CSSResult, css, html, type PropertyDeclarations, type TemplateResult } from 'lit'
import { text } from '../shared/attributes.ts'
import { CrowdElement } from '../shared/crowd-element.ts'

/** Tells the element around it that a region's content or heading is another one now. */
export const REGION_CHANGE = 'crowd-region-change'

const SHOWS_SOMETHING = 'img, svg, canvas, video, audio, iframe, object, embed, input, select, textarea, button'

/**
 * A part of a task that an element around it gives a place to. On its own it is a plain block.
 *
 * @summary A named part of a widget, a form or a dialog.
 * @example
 * <crowd-form>
 *   <classification-target>
 *     <p>Anything may stand here: text, pictures, players, fields.</p>
 *   </classification-target>
 *   <crowd-input name="comment" label="Comment"></crowd-input>
 * </crowd-form>
 * @slot - any HTML; scripts may change it at any time
 * @attr header - heading of the part, where its place shows one
 */
export class Region extends CrowdElement {
  static override styles: CSSResult[] = [
    css`
      :host {
        display: block;
      }
      :host([hidden]) {
        display: none;
      }
    `,
  ]
  static override properties: PropertyDeclarations = { header: text }
  declare header: string

  readonly #content = new MutationObserver(() => this.regionChanged())

  constructor() {
    super()
    this.header = ''
  }

  /** Whether there is nothing to see in it. */
  get isBlank(): boolean {
    return this.textContent.trim() === '' && !this.querySelector(SHOWS_SOMETHING)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#content.observe(this, { childList: true, subtree: true, characterData: true })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#content.disconnect()
  }

  override updated(): void {
    this.dispatchEvent(new Event(REGION_CHANGE, { bubbles: true }))
  }

  protected regionChanged(): void {
    this.dispatchEvent(new Event(REGION_CHANGE, { bubbles: true }))
  }

  override render(): TemplateResult {
    return html`<slot></slot>`
  }
}
