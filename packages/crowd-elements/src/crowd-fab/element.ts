import { css, html, type PropertyDeclarations, type TemplateResult } from 'lit'
import { text } from '../shared/attributes.ts'
import { PictureButton } from '../shared/picture-button.ts'

/**
 * A round raised button. Where it floats is the page's business.
 *
 * @summary A round button with a sign or a character. Gives no answer; listen to its click.
 * @attr icon - name of a sign, or address of a picture
 * @attr label - a single character, instead of a sign
 * @attr {boolean} disabled - no clicks
 * @attr title - tool tip, and the name for screen readers
 * @event click - as on a native button
 * @csspart button - the native button
 * @example
 * <crowd-fab icon="add" title="Add a remark" style="position: fixed; right: 24px; bottom: 24px"></crowd-fab>
 */
export class CrowdFab extends PictureButton {
  static override styles = [
    ...PictureButton.styles,
    css`
      button {
        inline-size: 56px;
        block-size: 56px;
        background: var(--accent);
        color: var(--on-accent);
        font-size: 1.5rem;
        font-weight: 500;
        box-shadow: 0 4px 14px rgb(10 20 40 / 0.28);
      }
      button:hover {
        background: var(--accent-strong);
      }
      button[aria-disabled='true'] {
        background: var(--surface-raised);
        color: var(--ink-soft);
        box-shadow: inset 0 0 0 1px var(--hairline);
      }
    `,
  ]
  static override properties: PropertyDeclarations = { label: text }
  declare label: string

  constructor() {
    super()
    this.label = ''
  }

  protected override renderFace(): TemplateResult {
    return this.icon ? super.renderFace() : html`${this.label}`
  }

  protected override get nameOfFace(): string {
    return super.nameOfFace || this.label
  }
}
