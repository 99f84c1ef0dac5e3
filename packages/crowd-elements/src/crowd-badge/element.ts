import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { text } from '../shared/attributes.ts'
import { CrowdElement } from '../shared/crowd-element.ts'
import { renderIcon } from '../shared/icon.ts'
import { tokens } from '../shared/styles/tokens.ts'
import { FollowElement } from './follow-element.ts'

/**
 * A mark over the upper right corner of another element.
 *
 * @summary A small mark on something else. Gives no answer.
 * @attr for - id of the element it is drawn over, its parent when absent
 * @attr icon - name of a sign or address of a picture; wins over `label`
 * @attr label - text, three characters at most look well
 * @slot - what an unclosed tag swallowed; shown as if it stood after the badge
 * @csspart badge - the mark
 * @example
 * <crowd-button id="rules">Rules</crowd-button>
 * <crowd-badge for="rules" label="new"></crowd-badge>
 */
export class CrowdBadge extends CrowdElement {
  static override styles = [
    tokens,
    css`
      :host {
        display: inline;
      }
      .badge {
        position: absolute;
        inset-block-start: 0;
        left: 0;
        z-index: 1;
        display: grid;
        place-items: center;
        min-inline-size: 22px;
        block-size: 22px;
        padding-inline: 6px;
        border-radius: 11px;
        background: var(--danger);
        color: light-dark(#fff, #3a0906);
        font-size: 0.75rem;
        font-weight: 600;
        line-height: 1;
        white-space: nowrap;
        pointer-events: none;
      }
      .badge[hidden] {
        display: none;
      }
      .icon {
        inline-size: 14px;
        block-size: 14px;
      }
    `,
  ]
  static override properties: PropertyDeclarations = { for: text, icon: text, label: text }
  declare for: string
  declare icon: string
  declare label: string

  constructor() {
    super()
    this.for = ''
    this.icon = ''
    this.label = ''
    new FollowElement(this, () => this.#target)
  }

  get #target(): Element | null {
    if (!this.for) return this.parentElement
    return (this.getRootNode() as Document | ShadowRoot).getElementById?.(this.for) ?? null
  }

  override render(): TemplateResult {
    const content = this.icon ? renderIcon(this, this.icon) : this.label || nothing
    return html`<span class="badge" part="badge" hidden>${content}</span><slot></slot>`
  }
}
