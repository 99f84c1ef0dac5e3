import { css, html, LitElement } from 'lit'
import { createRef, ref } from 'lit/directives/ref.js'
import { messages } from './messages/messages.ts'
import { SHORTCUTS } from './shortcuts.ts'
import { shared } from './styles.ts'

const SINGLE_KEYS = 'handloop-single-keys'

/** Whether a bare `?` opens the help: whoever speaks to their computer may not want single keys. WCAG 2.1.4. */
export const usesSingleKeys = (): boolean => localStorage.getItem(SINGLE_KEYS) !== 'off'

/** The keys of the portal, in a dialog over whatever is there. */
export class HelpDialog extends LitElement {
  static override styles = [
    shared,
    css`
      dialog {
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 0.75rem;
        color: var(--text);
        max-inline-size: min(28rem, calc(100vw - 2rem));
        padding: 1.5rem;
      }
      dialog::backdrop {
        background: rgb(10 16 28 / 45%);
      }
      h2 {
        font-size: 1.125rem;
        margin: 0 0 0.75rem;
      }
      dl {
        display: grid;
        gap: 0.5rem 1.25rem;
        grid-template-columns: auto 1fr;
        margin: 0 0 1rem;
      }
      dt {
        white-space: nowrap;
      }
      dd {
        margin: 0;
      }
      kbd {
        background: var(--raised);
        border: 1px solid var(--line);
        border-radius: 0.25rem;
        font: inherit;
        font-size: 0.8125rem;
        padding: 0.0625rem 0.375rem;
      }
      label {
        align-items: center;
        display: flex;
        gap: 0.5rem;
        margin-block: 1rem;
      }
      input {
        accent-color: var(--accent);
        block-size: 1.25rem;
        inline-size: 1.25rem;
      }
    `,
  ]
  readonly #dialog = createRef<HTMLDialogElement>()

  open(): void {
    this.requestUpdate()
    if (!this.#dialog.value?.open) this.#dialog.value?.showModal()
  }

  override render() {
    return html`<dialog ${ref(this.#dialog)} aria-labelledby="title">
      <h2 id="title">${messages.shortcuts}</h2>
      <dl>
        ${SHORTCUTS.map(
          ({ key, words }) => html`<dt><kbd>Alt</kbd> <kbd>Shift</kbd> <kbd>${key}</kbd></dt>
            <dd>${words(messages)}</dd>`,
        )}
        <dt><kbd>?</kbd></dt>
        <dd>${messages.shortcuts}</dd>
      </dl>
      <p class="quiet">${messages.shortcutsOfTask}</p>
      <label>
        <input type="checkbox" .checked=${usesSingleKeys()} @change=${this.#choose} />${messages.singleKeys}
      </label>
      <button class="primary" autofocus @click=${() => this.#dialog.value?.close()}>${messages.close}</button>
    </dialog>`
  }

  readonly #choose = (event: Event): void =>
    localStorage.setItem(SINGLE_KEYS, (event.target as HTMLInputElement).checked ? 'on' : 'off')
}

customElements.define('handloop-help-dialog', HelpDialog)
