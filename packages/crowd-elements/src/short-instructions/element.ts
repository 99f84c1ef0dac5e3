import { html, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { FullInstructions } from '../full-instructions/element.ts'
import { Region } from '../regions/element.ts'
import { internal } from '../shared/attributes.ts'
import { setState } from '../shared/custom-state.ts'
import { formPaneStyles, PANE_TOGGLE } from '../shared/form-pane.ts'
import { paneStyles, renderPane } from '../shared/instruction-pane.ts'
import { messages } from '../shared/messages/messages.ts'
import { quietButtons } from '../shared/styles/quiet-button.ts'
import { tokens } from '../shared/styles/tokens.ts'

/**
 * What a worker reads first. A widget shows it in its pane; directly below crowd-form it is that pane itself.
 *
 * @summary The short instructions beside a task.
 * @example
 * <crowd-form>
 *   <short-instructions header="In short">Count the wheels that touch the ground.</short-instructions>
 *   <crowd-input name="wheels" label="Wheels" type="number"></crowd-input>
 * </crowd-form>
 * @slot - any HTML
 * @attr header - heading of the pane, "Instructions" when absent
 */
export class ShortInstructions extends Region {
  static override styles = [tokens, ...Region.styles, quietButtons, paneStyles, formPaneStyles]
  static override properties: PropertyDeclarations = {
    isPane: internal,
    isCollapsed: internal,
    fullInstructions: internal,
  }
  /** Directly below crowd-form: draws its own pane. */
  declare isPane: boolean
  declare isCollapsed: boolean
  /** What the pane's link opens. */
  declare fullInstructions: FullInstructions | null

  readonly #internals = this.attachInternals()

  constructor() {
    super()
    this.isPane = false
    this.isCollapsed = false
    this.fullInstructions = null
  }

  override willUpdate(): void {
    setState(this.#internals, 'pane', this.isPane)
    setState(this.#internals, 'collapsed', this.isPane && this.isCollapsed)
  }

  override render(): TemplateResult {
    if (!this.isPane) return html`<slot></slot>`
    const full = this.fullInstructions
    return html`<div class="pane">
      ${renderPane({
        heading: this.header || messages().instructions,
        isCollapsed: this.isCollapsed,
        toggle: this.#toggle,
        content: html`<slot></slot>`,
        openFull: full && !full.isBlank ? full.open : undefined,
      })}
    </div>`
  }

  /** Opens the pane for a control in it that needs the worker. */
  reveal(): void {
    if (this.isPane && this.isCollapsed) this.#toggle()
  }

  readonly #toggle = (): void => {
    this.isCollapsed = !this.isCollapsed
    this.dispatchEvent(new Event(PANE_TOGGLE, { bubbles: true }))
  }
}
