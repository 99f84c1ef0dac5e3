import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { Region } from '../regions/element.ts'
import { internal } from '../shared/attributes.ts'
import { setState } from '../shared/custom-state.ts'
import { dialogStyles, ModalDialog } from '../shared/dialog.ts'
import { formPaneStyles, PANE_TOGGLE } from '../shared/form-pane.ts'
import { paneStyles, renderPane } from '../shared/instruction-pane.ts'
import { messages } from '../shared/messages/messages.ts'
import { quietButtons } from '../shared/styles/quiet-button.ts'
import { tokens } from '../shared/styles/tokens.ts'

/**
 * Everything there is to know about a task, in a dialog. A widget owns that dialog; directly below crowd-form the
 * region is the dialog itself, and without short instructions also the pane with the link that opens it.
 *
 * @summary The long instructions behind a link.
 * @example
 * <crowd-form>
 *   <full-instructions header="Everything about kerbs">A kerb is the edge between road and pavement.</full-instructions>
 *   <crowd-input name="kerbs" label="How many kerbs do you see?"></crowd-input>
 * </crowd-form>
 * @slot - any HTML
 * @attr header - title of the dialog, "Instructions" when absent
 */
export class FullInstructions extends Region {
  static override styles = [tokens, ...Region.styles, quietButtons, paneStyles, dialogStyles, formPaneStyles]
  static override properties: PropertyDeclarations = { presentation: internal, isCollapsed: internal }
  /** `block` inside widgets and on its own, `dialog` when something else has the link, `pane` when it has it itself. */
  declare presentation: 'block' | 'dialog' | 'pane'
  declare isCollapsed: boolean

  readonly #internals = this.attachInternals()
  readonly #dialog = new ModalDialog(this)

  constructor() {
    super()
    this.presentation = 'block'
    this.isCollapsed = false
  }

  readonly open = (): void => this.#dialog.open()

  override willUpdate(): void {
    const isPane = this.presentation === 'pane'
    setState(this.#internals, 'pane', isPane)
    setState(this.#internals, 'collapsed', isPane && this.isCollapsed)
  }

  override render(): TemplateResult {
    if (this.presentation === 'block') return html`<slot></slot>`
    const dialog = this.#dialog.render(this.header || messages().instructions, html`<slot></slot>`)
    return html`${this.presentation === 'pane' ? this.#renderPane() : nothing}${dialog}`
  }

  #renderPane(): TemplateResult {
    return html`<div class="pane">
      ${renderPane({
        heading: messages().instructions,
        isCollapsed: this.isCollapsed,
        toggle: this.#toggle,
        content: nothing,
        openFull: this.isBlank ? undefined : this.open,
      })}
    </div>`
  }

  /** Opens the dialog for a control in it that needs the worker. */
  reveal(): void {
    if (this.presentation !== 'block') this.open()
  }

  protected override regionChanged(): void {
    super.regionChanged()
    this.requestUpdate()
  }

  readonly #toggle = (): void => {
    this.isCollapsed = !this.isCollapsed
    this.dispatchEvent(new Event(PANE_TOGGLE, { bubbles: true }))
  }
}
