import { html, type PropertyDeclarations, type TemplateResult } from 'lit'
import { textAt } from '../shared/attributes.ts'
import { CrowdElement } from '../shared/crowd-element.ts'
import { dialogStyles, ModalDialog } from '../shared/dialog.ts'
import { dialogTriggerStyles, renderDialogTrigger } from '../shared/dialog-trigger.ts'
import { messages } from '../shared/messages/messages.ts'
import { quietButtons } from '../shared/styles/quiet-button.ts'
import { tokens } from '../shared/styles/tokens.ts'

/**
 * Anything in a dialog behind a link or button. Controls in it give their own answers, also while it is closed.
 *
 * @summary A small dialog behind a link or button.
 * @attr link-text - text of what opens it and title of the dialog, "Click to open modal" when absent
 * @attr {"link"|"button"} link-type - look of what opens it
 * @slot - the content, any HTML
 * @csspart trigger - what opens the dialog
 * @csspart dialog - the dialog
 * @example
 * <crowd-modal link-text="What counts as damage?" link-type="button">
 *   <p>Dents deeper than a coin, scratches longer than a hand.</p>
 * </crowd-modal>
 */
export class CrowdModal extends CrowdElement {
  static override styles = [tokens, quietButtons, dialogStyles, dialogTriggerStyles]
  static override properties: PropertyDeclarations = {
    linkText: textAt('link-text'),
    linkType: textAt('link-type'),
  }
  declare linkText: string
  declare linkType: string

  readonly #dialog = new ModalDialog(this)

  constructor() {
    super()
    this.linkText = ''
    this.linkType = ''
  }

  /** Opens the dialog for a control in it that needs the worker. */
  reveal(): void {
    this.#dialog.open()
  }

  override render(): TemplateResult {
    const text = this.linkText || messages().clickToOpen
    return html`${renderDialogTrigger(text, this.linkType, this.#dialog.open)}
      ${this.#dialog.render(text, html`<slot></slot>`)}`
  }
}
