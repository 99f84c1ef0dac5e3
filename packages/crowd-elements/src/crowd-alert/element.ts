import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import { flag, text } from '../shared/attributes.ts'
import { CrowdElement } from '../shared/crowd-element.ts'
import { glyphs } from '../shared/glyphs.ts'
import { messages } from '../shared/messages/messages.ts'
import { quietButtons } from '../shared/styles/quiet-button.ts'
import { tokens } from '../shared/styles/tokens.ts'

const KINDS = ['info', 'success', 'warning', 'error'] as const
type Kind = (typeof KINDS)[number]

/** Sign of each kind: nobody should have to tell them apart by colour. */
const SIGNS = { info: glyphs.info, success: glyphs.tick, warning: glyphs.warning, error: glyphs.warning }

/**
 * A message to the worker, often put in by a script when something is wrong.
 *
 * @summary A box with a message.
 * @example
 * <crowd-form>
 *   <crowd-alert type="info">Some of these pictures were taken at night.</crowd-alert>
 *   <crowd-alert type="warning" dismissible>Look twice: two labels have new names.</crowd-alert>
 * </crowd-form>
 * @attr {"info"|"success"|"warning"|"error"} type - what kind of message, "info" when absent or unknown
 * @attr {boolean} dismissible - with a button that takes it away
 * @slot - the message
 * @csspart alert - the box
 */
export class CrowdAlert extends CrowdElement {
  static override styles = [
    tokens,
    quietButtons,
    css`
      :host {
        display: block;
        margin-block-end: 16px;
      }
      .alert {
        display: flex;
        align-items: flex-start;
        gap: 12px;
        padding: 12px 16px;
        border: 1px solid var(--tone);
        border-inline-start-width: 4px;
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink);
      }
      .sign {
        display: flex;
        padding-block: 4px;
        color: var(--tone);
      }
      .text {
        flex: 1;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      .glyph-button {
        margin: -4px -8px -4px 0;
      }
      .info {
        --tone: var(--accent);
      }
      .success {
        --tone: var(--good);
      }
      .warning {
        --tone: light-dark(#8a5a00, #f3c969);
      }
      .error {
        --tone: var(--danger);
      }
    `,
  ]
  static override properties: PropertyDeclarations = { type: text, dismissible: flag }
  declare type: string
  declare dismissible: boolean

  constructor() {
    super()
    this.type = ''
    this.dismissible = false
  }

  get #kind(): Kind {
    return KINDS.find(kind => kind === this.type.trim().toLowerCase()) ?? 'info'
  }

  override render(): TemplateResult {
    const kind = this.#kind
    const isUrgent = kind === 'warning' || kind === 'error'
    return html`<div class="alert ${kind}" part="alert" role=${isUrgent ? 'alert' : 'status'}>
      <span class="sign">${SIGNS[kind]}</span>
      <div class="text"><slot></slot></div>
      ${this.dismissible ? this.#renderDismiss() : nothing}
    </div>`
  }

  #renderDismiss(): TemplateResult {
    const dismiss = () => {
      this.hidden = true
    }
    return html`<button class="glyph-button" type="button" aria-label=${messages().dismiss} @click=${dismiss}>
      ${glyphs.close}
    </button>`
  }
}
