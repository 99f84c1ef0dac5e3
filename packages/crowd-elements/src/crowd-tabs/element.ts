import { css, html, type PropertyDeclarations, type TemplateResult } from 'lit'
import { type CrowdTab, TAB_CHANGE } from '../crowd-tab/element.ts'
import { internal } from '../shared/attributes.ts'
import { CrowdElement } from '../shared/crowd-element.ts'
import { messages } from '../shared/messages/messages.ts'
import { afterParsing } from '../shared/page-lifecycle.ts'
import { tokens } from '../shared/styles/tokens.ts'
import { TabList, tabListStyles } from '../shared/tab-list.ts'

/**
 * Shows one of its crowd-tab panels at a time, the first one to begin with. Gives no answer itself.
 *
 * @summary Panels behind a row of tabs.
 * @slot - crowd-tab elements and any markup between them
 * @csspart tabs - the row of tabs
 * @example
 * <crowd-tabs>
 *   <crowd-tab header="Receipt"><p>Look at the receipt.</p></crowd-tab>
 *   <crowd-tab header="Rules"><p>Read the rules.</p></crowd-tab>
 * </crowd-tabs>
 */
export class CrowdTabs extends CrowdElement {
  static override styles = [
    tokens,
    tabListStyles,
    css`
      :host {
        display: block;
        margin-block-end: 16px;
        color: var(--ink);
      }
    `,
  ]
  static override properties: PropertyDeclarations = { chosen: internal }
  declare chosen: CrowdTab | undefined

  readonly #list = new TabList(this, place => this.choose(this.#tabs[Number(place)]))
  readonly #content = new MutationObserver(() => this.#collect())
  #tabs: CrowdTab[] = []

  constructor() {
    super()
    this.addEventListener(TAB_CHANGE, () => this.requestUpdate())
  }

  /** Shows this tab; one that is not ours is passed over. */
  choose(tab: CrowdTab | undefined): void {
    if (tab && this.#tabs.includes(tab)) this.chosen = tab
    this.#showOne()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#content.observe(this, { childList: true, subtree: true })
    this.#collect()
    afterParsing(() => this.#collect())
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#content.disconnect()
  }

  get #current(): CrowdTab | undefined {
    return this.chosen && this.#tabs.includes(this.chosen) ? this.chosen : this.#tabs[0]
  }

  #collect(): void {
    // Made by innerHTML, a row is upgraded before its tabs are.
    customElements.upgrade(this)
    const ours = [...this.querySelectorAll<CrowdTab>('crowd-tab')].filter(tab => tab.closest('crowd-tabs') === this)
    for (const tab of ours) unnest(tab)
    this.#tabs = ours
    this.#showOne()
  }

  /** At once: whoever reveals a control in a tab wants to see it in the next moment. */
  #showOne(): void {
    for (const tab of this.#tabs) {
      tab.isPutAway = tab !== this.#current
      tab.drawNow()
    }
    this.requestUpdate()
  }

  override render(): TemplateResult {
    const tabs = this.#tabs.map((tab, place) => ({ id: `${place}`, title: tab.header || messages().tab(place + 1) }))
    const current = this.#current
    return html`${this.#list.render(messages().tabs, tabs, current && `${this.#tabs.indexOf(current)}`)}<slot></slot>`
  }
}

/** An unclosed tab swallows the next one, which could then never be seen without it. The nodes stay the same ones. */
function unnest(tab: CrowdTab): void {
  const around = tab.parentElement?.closest('crowd-tab')
  if (around && around.closest('crowd-tabs') === tab.closest('crowd-tabs')) around.after(tab)
}
