import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { text } from '../shared/attributes.ts'
import { CrowdElement } from '../shared/crowd-element.ts'
import { tokens } from '../shared/styles/tokens.ts'

/**
 * A raised box around anything. Its width is the page's business.
 *
 * @summary A box with an optional title and picture.
 * @example
 * <crowd-form>
 *   <crowd-card heading="Before you begin">
 *     <p>Only mark what you can see yourself.</p>
 *     <crowd-checkbox name="read" value="yes" required>I have read this</crowd-checkbox>
 *   </crowd-card>
 * </crowd-form>
 * @attr heading - title
 * @attr image - address of a picture above the content
 * @slot - the content; controls in it give their own answers
 * @csspart card - the box
 * @csspart image - the picture
 */
export class CrowdCard extends CrowdElement {
  static override styles = [
    tokens,
    css`
      :host {
        display: block;
        margin-block-end: 16px;
      }
      .card {
        border: 1px solid var(--hairline);
        border-radius: 12px;
        background: var(--surface);
        box-shadow: 0 1px 3px rgb(10 20 40 / 0.1);
        overflow: hidden;
      }
      img {
        display: block;
        max-inline-size: 100%;
        margin-inline: auto;
      }
      .heading {
        padding: 16px 20px 0;
        font-size: 1.125rem;
        font-weight: 600;
      }
      .body {
        padding: 16px 20px;
      }
    `,
  ]
  static override properties: PropertyDeclarations = { heading: text, image: text }
  declare heading: string
  declare image: string

  constructor() {
    super()
    this.heading = ''
    this.image = ''
  }

  override render(): TemplateResult {
    return html`<div class="card" part="card">
      ${this.image ? html`<img part="image" src=${this.image} alt=${this.heading} />` : nothing}
      ${this.heading ? html`<div class="heading" role="heading" aria-level="3">${this.heading}</div>` : nothing}
      <div class="body"><slot></slot></div>
    </div>`
  }
}
