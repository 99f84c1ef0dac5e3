import { css, html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'

/** One tab of a list. */
export interface Tab {
  /** Within its list; the tab's element gets the id `tab-…`. */
  id: string
  title: string
  /** Id of the panel it shows, when that is in the same tree. */
  panelId?: string
}

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  Home: () => 0,
  End: (_at, last) => last,
}
const MIRRORED: Record<string, string> = { ArrowRight: 'ArrowLeft', ArrowLeft: 'ArrowRight' }

/** The row of headers above the panels of a host. The Tab key stops at the current one, arrow keys choose another. */
export class TabList {
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #choose: (id: string) => void

  /** @param choose called when the worker chooses; the host then draws with another current tab */
  constructor(host: ReactiveControllerHost & HTMLElement, choose: (id: string) => void) {
    this.#host = host
    this.#choose = choose
  }

  /** @param label the name of the whole row */
  render(label: string, tabs: readonly Tab[], current: string | undefined): TemplateResult {
    const onKeydown = (event: KeyboardEvent) => this.#onKeydown(event, tabs, current)
    return html`<div role="tablist" part="tabs" aria-label=${label} ?hidden=${tabs.length === 0} @keydown=${onKeydown}>
      ${tabs.map(tab => this.#renderTab(tab, tab.id === current))}
    </div>`
  }

  #renderTab({ id, title, panelId }: Tab, isCurrent: boolean): TemplateResult {
    return html`<button id=${`tab-${id}`} role="tab" type="button" aria-selected=${isCurrent}
      aria-controls=${panelId ?? nothing} tabindex=${isCurrent ? 0 : -1} @click=${() => this.#choose(id)}>${title}</button>`
  }

  async #onKeydown(event: KeyboardEvent, tabs: readonly Tab[], current: string | undefined): Promise<void> {
    const key = this.#host.matches(':dir(rtl)') ? (MIRRORED[event.key] ?? event.key) : event.key
    const at = tabs.findIndex(tab => tab.id === current)
    const next = Object.hasOwn(STEPS, key) ? tabs[STEPS[key]!(at, tabs.length - 1)] : undefined
    if (at < 0 || !next) return
    event.preventDefault()
    this.#choose(next.id)
    await this.#host.updateComplete
    this.#host.shadowRoot?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus()
  }
}

/** Goes with `tokens`. */
export const tabListStyles = css`
  [role='tablist'] {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin-block-end: 16px;
    border-block-end: 1px solid var(--hairline);
  }
  [role='tablist'][hidden],
  [role='tabpanel'][hidden] {
    display: none;
  }
  [role='tab'] {
    margin-block-end: -1px;
    padding: 8px 14px;
    border: 0;
    border-block-end: 3px solid transparent;
    border-radius: 6px 6px 0 0;
    background: none;
    color: var(--ink-soft);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  [role='tab']:hover {
    background: var(--surface-hover);
  }
  [role='tab'][aria-selected='true'] {
    border-block-end-color: var(--accent);
    color: var(--ink);
  }
`
