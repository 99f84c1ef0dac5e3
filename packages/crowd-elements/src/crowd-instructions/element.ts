import { html, type PropertyDeclarations, type TemplateResult } from 'lit'
import { REGION_CHANGE, type Region } from '../regions/element.ts'
import { internal, textAt } from '../shared/attributes.ts'
import { CrowdElement } from '../shared/crowd-element.ts'
import { dialogStyles, ModalDialog } from '../shared/dialog.ts'
import { dialogTriggerStyles, renderDialogTrigger } from '../shared/dialog-trigger.ts'
import { glyphs } from '../shared/glyphs.ts'
import { hoistRegions } from '../shared/hoist-regions.ts'
import { messages } from '../shared/messages/messages.ts'
import { afterParsing } from '../shared/page-lifecycle.ts'
import { ChildSlots, manualSlots } from '../shared/slots.ts'
import { quietButtons } from '../shared/styles/quiet-button.ts'
import { tokens } from '../shared/styles/tokens.ts'
import { TabList, tabListStyles } from '../shared/tab-list.ts'
import { styles } from './styles.ts'

type Tab = 'summary' | 'details' | 'examples'
const TABS: readonly Tab[] = ['summary', 'details', 'examples']
const TAB_OF_REGION: Record<string, Tab> = {
  'short-summary': 'summary',
  'detailed-instructions': 'details',
  'positive-example': 'examples',
  'negative-example': 'examples',
}

const isExample = (node: Node): boolean => node instanceof Element && TAB_OF_REGION[node.localName] === 'examples'

/** Each example has a slot of its own, by its place among the examples. */
function slotsFor(children: Node[]): Map<Node, string> {
  let examples = 0
  const slotOf = (node: Node): string =>
    isExample(node) ? `example-${examples++}` : (TAB_OF_REGION[(node as Element).localName ?? ''] ?? 'rest')
  return new Map(children.map(node => [node, slotOf(node)]))
}

/**
 * Instructions behind a link or button: a dialog with the tabs Summary, Detailed Instructions and Examples.
 *
 * @summary A dialog with instructions in three tabs.
 * @example
 * <crowd-form>
 *   <crowd-instructions link-text="How to judge a review" link-type="button">
 *     <short-summary>Judge the words, not the product.</short-summary>
 *     <detailed-instructions>A review is positive when its writer would buy the product again.</detailed-instructions>
 *     <positive-example>“Works as it should, and looks nice.”</positive-example>
 *     <negative-example>“It came in a box.”</negative-example>
 *   </crowd-instructions>
 *   <crowd-input name="verdict" label="Your verdict"></crowd-input>
 * </crowd-form>
 * @attr link-text - text of what opens it, "Click for instructions" when absent
 * @attr {"link"|"button"} link-type - look of what opens it
 * @slot short-summary - the tab Summary
 * @slot detailed-instructions - the tab Detailed Instructions
 * @slot positive-example - any number, in the tab Examples
 * @slot negative-example - any number, in the tab Examples
 * @csspart trigger - what opens the dialog
 * @csspart dialog - the dialog
 */
export class CrowdInstructions extends CrowdElement {
  static override shadowRootOptions = manualSlots
  static override styles = [tokens, quietButtons, dialogStyles, dialogTriggerStyles, tabListStyles, styles]
  static override properties: PropertyDeclarations = {
    linkText: textAt('link-text'),
    linkType: textAt('link-type'),
    chosen: internal,
  }
  declare linkText: string
  declare linkType: string
  declare chosen: Tab | undefined

  readonly #dialog = new ModalDialog(this)
  readonly #tabs = new TabList(this, tab => {
    this.chosen = tab as Tab
  })
  readonly #children = new MutationObserver(() => this.requestUpdate())

  constructor() {
    super()
    this.linkText = ''
    this.linkType = ''
    new ChildSlots(this, slotsFor)
    this.addEventListener(REGION_CHANGE, () => this.requestUpdate())
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#children.observe(this, { childList: true })
    afterParsing(() => hoistRegions(this, Object.keys(TAB_OF_REGION)))
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#children.disconnect()
  }

  #regions(tab: Tab): Region[] {
    return [...this.children].filter((child): child is Region => TAB_OF_REGION[child.localName] === tab)
  }

  /** Tabs with something to read; empty ones are hidden (our choice, no evidence). */
  #shownTabs(): Tab[] {
    return TABS.filter(tab => this.#regions(tab).some(region => !region.isBlank))
  }

  get #current(): Tab | undefined {
    const shown = this.#shownTabs()
    return shown.find(tab => tab === this.chosen) ?? shown[0]
  }

  /** Opens the tab of a control in it that needs the worker. */
  reveal(descendant: Element): void {
    const region = [...this.children].find(child => child.contains(descendant))
    this.chosen = region && TAB_OF_REGION[region.localName]
    this.#dialog.open()
  }

  override render(): TemplateResult {
    const text = this.linkText || messages().clickForInstructions
    return html`${renderDialogTrigger(text, this.linkType, this.#dialog.open)}
      <slot name="rest"></slot>
      ${this.#dialog.render(messages().instructions, this.#renderContent())}`
  }

  #renderContent(): TemplateResult {
    const { instructions, summary, detailedInstructions, examples } = messages()
    const titles = { summary, details: detailedInstructions, examples }
    const tabs = this.#shownTabs().map(id => ({ id, title: titles[id], panelId: `panel-${id}` }))
    return html`${this.#tabs.render(instructions, tabs, this.#current)}
      ${this.#renderPanel('summary', html`<slot name="summary"></slot>`)}
      ${this.#renderPanel('details', html`<slot name="details"></slot>`)}
      ${this.#renderPanel('examples', html`${this.#regions('examples').map(renderExample)}`)}`
  }

  #renderPanel(tab: Tab, content: TemplateResult): TemplateResult {
    return html`<div id=${`panel-${tab}`} role="tabpanel" aria-labelledby=${`tab-${tab}`} ?hidden=${tab !== this.#current}>
      ${content}
    </div>`
  }
}

function renderExample(region: Region, index: number): TemplateResult {
  const isGood = region.localName === 'positive-example'
  return html`<div class="example ${isGood ? '' : 'bad'}" ?hidden=${region.isBlank}>
    <div class="example-title">
      ${isGood ? glyphs.tick : glyphs.cross}${isGood ? messages().goodExample : messages().badExample}
    </div>
    <slot name=${`example-${index}`}></slot>
  </div>`
}
