import { css, html, LitElement } from 'lit'
import { createRef, ref } from 'lit/directives/ref.js'
import { messages } from './messages/messages.ts'
import { tell } from './portal-events.ts'
import { shared } from './styles.ts'

/** What a worker entered into a task that is theirs no longer, as text to take along. */
export class WorkDialog extends LitElement {
  static override properties = { text: {} }
  static override styles = [
    shared,
    css`
      dialog {
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: 0.75rem;
        color: var(--text);
        inline-size: min(36rem, calc(100vw - 2rem));
        padding: 1.5rem;
      }
      dialog::backdrop {
        background: rgb(10 16 28 / 45%);
      }
      h2 {
        font-size: 1.125rem;
        margin: 0 0 0.75rem;
      }
      textarea {
        background: var(--page);
        border: 1px solid var(--line);
        border-radius: 0.5rem;
        box-sizing: border-box;
        color: inherit;
        font: inherit;
        inline-size: 100%;
        min-block-size: 12rem;
        padding: 0.5rem;
      }
      .actions {
        display: flex;
        gap: 0.5rem;
        margin-block-start: 1rem;
      }
    `,
  ]
  declare text: string
  readonly #dialog = createRef<HTMLDialogElement>()
  readonly #field = createRef<HTMLTextAreaElement>()

  constructor() {
    super()
    this.text = ''
  }

  open(): void {
    this.#dialog.value?.showModal()
  }

  override render() {
    return html`<dialog ${ref(this.#dialog)} aria-labelledby="title">
      <h2 id="title">${messages.yourWork}</h2>
      <textarea ${ref(this.#field)} readonly aria-labelledby="title" .value=${this.text}></textarea>
      <div class="actions">
        <button class="primary" @click=${this.#copy}>${messages.copy}</button>
        <button @click=${() => this.#dialog.value?.close()}>${messages.close}</button>
      </div>
    </dialog>`
  }

  /** Selected as well: where a page may not write to the clipboard, the keyboard can. */
  readonly #copy = async (): Promise<void> => {
    this.#field.value?.select()
    const isCopied = await navigator.clipboard?.writeText(this.text).then(
      () => true,
      () => false,
    )
    if (isCopied) tell(this, 'portal-say', messages.copied)
  }
}

customElements.define('handloop-work-dialog', WorkDialog)
