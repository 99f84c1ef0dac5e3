import { css, html, type PropertyDeclarations, type TemplateResult } from 'lit'
import { text } from '../shared/attributes.ts'
import { CrowdElement } from '../shared/crowd-element.ts'
import { renderIcon } from '../shared/icon.ts'

/**
 * A sign in the colour of the text around it.
 *
 * @summary A small picture by name.
 * @attr icon - `name` of the default set, or `set:name` with one of the sets icons, av, communication, device, editor,
 *   hardware, image, maps, notification, places, social; unknown names draw nothing
 * @attr src - address of a picture of one's own
 * @slot - what an unclosed tag swallowed; shown after the sign
 * @cssprop --iron-icon-width - 24px when absent
 * @cssprop --iron-icon-height - 24px when absent
 * @example
 * <iron-icon icon="thumb-up"></iron-icon> Like this, <iron-icon icon="maps:flight"></iron-icon> not like that.
 */
export class IronIcon extends CrowdElement {
  static override styles = css`
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.4em;
      vertical-align: middle;
    }
    :host([hidden]) {
      display: none;
    }
    .icon {
      flex: none;
      inline-size: var(--iron-icon-width, 24px);
      block-size: var(--iron-icon-height, 24px);
    }
  `
  static override properties: PropertyDeclarations = { icon: text, src: text }
  declare icon: string
  declare src: string

  constructor() {
    super()
    this.icon = ''
    this.src = ''
  }

  override render(): TemplateResult {
    return html`${renderIcon(this, this.src || this.icon)}<slot></slot>`
  }
}
