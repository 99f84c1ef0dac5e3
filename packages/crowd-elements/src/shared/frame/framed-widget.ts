import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit'
import type { FullInstructions } from '../../full-instructions/element.ts'
import { REGION_CHANGE } from '../../regions/element.ts'
import type { ShortInstructions } from '../../short-instructions/element.ts'
import { AnswerElement } from '../answer-element.ts'
import { internal, text } from '../attributes.ts'
import { AuthoredAttributes, unreadableStyles } from '../authored-attributes.ts'
import { setState } from '../custom-state.ts'
import { dialogStyles, ModalDialog } from '../dialog.ts'
import { glyphs } from '../glyphs.ts'
import { hoistRegions } from '../hoist-regions.ts'
import { Hotkeys } from '../hotkeys.ts'
import { paneStyles, renderPane } from '../instruction-pane.ts'
import { messages } from '../messages/messages.ts'
import { afterParsing } from '../page-lifecycle.ts'
import { ChildSlots, manualSlots } from '../slots.ts'
import { quietButtons } from '../styles/quiet-button.ts'
import { tokens } from '../styles/tokens.ts'
import { FillHeight } from './fill-height.ts'
import { FRAME_REGIONS, type FrameRegions, frameSlots, regionsOf } from './regions.ts'
import { frameStyles } from './styles.ts'

/** One row of the list of keyboard shortcuts: the keys as shown, and what they do. */
export type Shortcut = readonly [keys: string, meaning: string]

/**
 * The frame around every labelling widget: header, instructions, target, tools, shortcuts. A widget fills in its tools
 * and may replace the target. The class names are looked up by template scripts.
 * Source: specification 3.0.4, 3.0.6.
 */
export abstract class FramedWidget extends AnswerElement {
  static override shadowRootOptions = manualSlots
  static override styles = [tokens, quietButtons, paneStyles, dialogStyles, frameStyles, unreadableStyles]
  static override properties: PropertyDeclarations = {
    header: text,
    isCollapsed: internal,
    hasDockedButton: internal,
    problem: internal,
  }
  /** Plain text above the target. */
  declare header: string
  declare isCollapsed: boolean
  /** The form's submit button is drawn over the end of our bottom line. */
  declare hasDockedButton: boolean
  /** What keeps the answer from being sent, for the worker. */
  declare problem: string | undefined

  protected readonly slots = new ChildSlots(this, children => frameSlots(children, this.regions))
  protected readonly authored = new AuthoredAttributes(this)
  readonly #dialog = new ModalDialog(this)

  constructor() {
    super()
    this.header = ''
    this.isCollapsed = false
    this.hasDockedButton = false
    new FillHeight(this)
    new Hotkeys(this)
    this.addEventListener(REGION_CHANGE, () => this.requestUpdate())
  }

  override get checkedAt(): 'widgets' {
    return 'widgets'
  }

  /** Names of the attributes that could not be read; authors are told. */
  get unreadable(): ReadonlySet<string> {
    return this.authored.unreadable
  }

  /** The tags that this widget has a place for. */
  protected get regions(): FrameRegions {
    return FRAME_REGIONS
  }

  /** What the pane at the end holds: categories, labels, tools. */
  protected abstract renderTools(): TemplateResult
  protected abstract shortcuts(): Shortcut[]
  /** @returns whether the key meant something to this widget */
  abstract onHotkey(key: string, event: KeyboardEvent): boolean

  /** The thing to look at; image tools put their canvas here. */
  protected renderTarget(): TemplateResult {
    return html`<slot name="target"></slot>`
  }

  override connectedCallback(): void {
    super.connectedCallback()
    afterParsing(() => hoistRegions(this, Object.keys(this.regions)))
  }

  /** Opens the dialog or the pane for a control in it that needs the worker. */
  reveal(descendant: Element): void {
    if (descendant.closest('full-instructions')) this.#dialog.open()
    if (descendant.closest('short-instructions')) this.isCollapsed = false
  }

  override willUpdate(_changed: PropertyValues): void {
    setState(this.internals, 'docked', this.hasDockedButton)
  }

  override render(): TemplateResult {
    return html`<div id="react-mount-point" class="frame" part="frame">
      <awsui-app-layout class="awsui-app-layout">
        <div class="head" ?hidden=${!this.header} role="heading" aria-level="2" part="header">${this.header}</div>
        <div class="areas">
          ${this.#renderInstructions()}
          <div class="target" part="target">
            <div class="paper">${this.renderTarget()}<slot name="rest"></slot></div>
          </div>
          <div class="awsui-app-layout__tools" part="tools">${this.renderTools()}</div>
        </div>
        <div class="foot">${this.#renderShortcuts()}${this.#renderProblem()}</div>
      </awsui-app-layout>
      ${this.#dialog.render(this.#fullTitle(), html`<div class="paper"><slot name="full"></slot></div>`)}
    </div>`
  }

  #fullTitle(): string {
    const titles = regionsOf<FullInstructions>(this, 'full-instructions').map(region => region.getAttribute('header'))
    return titles.find(Boolean) ?? messages().instructions
  }

  #renderInstructions(): TemplateResult {
    const short = regionsOf<ShortInstructions>(this, 'short-instructions')
    const hasFull = regionsOf<FullInstructions>(this, 'full-instructions').some(region => !region.isBlank)
    const pane = renderPane({
      heading: short.map(region => region.getAttribute('header')).find(Boolean) ?? messages().instructions,
      isCollapsed: this.isCollapsed,
      toggle: () => {
        this.isCollapsed = !this.isCollapsed
      },
      content: html`<div class="paper"><slot name="short"></slot></div>`,
      openFull: hasFull ? this.#dialog.open : undefined,
    })
    return html`<div
      class="awsui-app-layout__navigation ${this.isCollapsed ? 'collapsed' : ''}"
      part="instructions"
      role="region"
      aria-label=${messages().instructions}
      ?hidden=${short.length === 0 && !hasFull}
    >${pane}</div>`
  }

  #renderShortcuts(): TemplateResult {
    const rows = this.shortcuts().map(
      ([keys, meaning]) => html`<div><dt><kbd>${keys}</kbd></dt><dd>${meaning}</dd></div>`,
    )
    return html`<details class="shortcuts" ?hidden=${rows.length === 0}>
      <summary>${glyphs.keyboard} ${messages().keyboardShortcuts}</summary>
      <dl tabindex="0" aria-label=${messages().keyboardShortcuts}>${rows}</dl>
    </details>`
  }

  #renderProblem(): TemplateResult {
    const shown = this.problem ? html`${glyphs.warning}<span>${this.problem}</span>` : nothing
    return html`<div class="problem ${this.hasDockedButton ? 'beside-button' : ''}" role="alert">${shown}</div>`
  }
}
