import { css, html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit'
import { internal, text } from '../shared/attributes.ts'
import { CrowdElement } from '../shared/crowd-element.ts'

/** Told to the crowd-tabs around: a tab's header is another one now. */
export const TAB_CHANGE = 'crowd-tab-change'

/** What a tab needs of the row it belongs to. */
interface Row extends Element {
  choose(tab: CrowdTab): void
}

/**
 * One of several panels of which one is seen. Controls in a hidden one give their answers all the same.
 *
 * @summary A panel in crowd-tabs.
 * @attr header - text on the tab
 * @slot - the content, any HTML
 * @csspart panel - the box around the content
 * @example
 * <crowd-tabs>
 *   <crowd-tab header="Receipt"><p>Look at the receipt.</p></crowd-tab>
 *   <crowd-tab header="Rules"><p>Read the rules.</p></crowd-tab>
 * </crowd-tabs>
 */
export class CrowdTab extends CrowdElement {
  static override styles = css`
    :host {
      display: block;
    }
    :host([hidden]),
    [hidden] {
      display: none;
    }
  `
  static override properties: PropertyDeclarations = { header: text, isPutAway: internal }
  declare header: string
  /** Another tab of the row is the current one. */
  declare isPutAway: boolean

  constructor() {
    super()
    this.header = ''
    this.isPutAway = false
  }

  /** Becomes the current tab for a control in it that needs the worker. */
  reveal(): void {
    this.closest<Row>('crowd-tabs')?.choose(this)
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('header')) this.dispatchEvent(new Event(TAB_CHANGE, { bubbles: true }))
  }

  override render(): TemplateResult {
    return html`<div role="tabpanel" part="panel" aria-label=${this.header} ?hidden=${this.isPutAway}><slot></slot></div>`
  }
}
