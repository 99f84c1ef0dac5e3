import { css, html, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { glyphs } from './glyphs.ts'
import { messages } from './messages/messages.ts'

/**
 * A modal dialog in the shadow tree of its host. Its content stays connected while closed, so controls inside keep
 * their state and answer. Closes by its button, Escape and a click beside it.
 */
export class ModalDialog {
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #className: string

  /** @param className tells dialogs of one host apart; scripts look up the one for full instructions */
  constructor(host: ReactiveControllerHost & HTMLElement, className = 'awsui-modal-dialog') {
    this.#host = host
    this.#className = className
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLDialogElement>(`dialog.${this.#className}`) ?? null
  }

  readonly open = (): void => {
    if (this.#dialog && !this.#dialog.open) this.#dialog.showModal()
  }

  readonly close = (): void => {
    this.#dialog?.close()
  }

  render(title: string, content: TemplateResult): TemplateResult {
    return html`<dialog class=${this.#className} part="dialog" aria-label=${title} @click=${this.#closeBeside}>
      <div class="dialog-sheet">
        <div class="dialog-head">
          <div class="dialog-title" role="heading" aria-level="2">${title}</div>
          <button class="glyph-button" type="button" aria-label=${messages().close} @click=${this.close}>
            ${glyphs.close}
          </button>
        </div>
        <div class="dialog-body" tabindex="0" role="group" aria-label=${title}>${content}</div>
      </div>
    </dialog>`
  }

  // The sheet covers the dialog completely: only a click on the backdrop has the dialog itself as its target.
  readonly #closeBeside = (event: MouseEvent): void => {
    if (event.composedPath()[0] === this.#dialog) this.close()
  }
}

/** Goes with `tokens` and `quietButtons`. The sheet is paper: authors' content keeps its light colours. */
export const dialogStyles = css`
  dialog {
    inline-size: min(760px, calc(100vw - 32px));
    max-block-size: min(85vh, 900px);
    padding: 0;
    border: 1px solid var(--hairline);
    border-radius: 14px;
    color-scheme: light;
    background: var(--surface);
    color: var(--ink);
    box-shadow: 0 24px 64px rgb(10 20 40 / 0.28);
    overflow: hidden;
  }
  dialog::backdrop {
    background: rgb(12 18 28 / 0.5);
  }
  .dialog-sheet {
    display: flex;
    flex-direction: column;
    max-block-size: inherit;
  }
  .dialog-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
    padding: 14px 14px 14px 24px;
    border-block-end: 1px solid var(--hairline);
  }
  .dialog-title {
    font-size: 1.125rem;
    font-weight: 600;
  }
  .dialog-body {
    overflow: auto;
    padding: 20px 24px 28px;
  }
  .dialog-body:focus-visible {
    outline-offset: -3px;
  }
`
