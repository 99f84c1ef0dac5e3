import { html, nothing, type TemplateResult } from 'lit'
import type { CategoryWidget } from '../choices/category-widget.ts'
import { ModalDialog } from '../dialog.ts'
import { imageClassifierMessages } from '../messages/image-classifier/messages.ts'
import { messages } from '../messages/messages.ts'

/** The comment a worker may add to a choice, in a dialog with the author's guidance. Source: 3.12, `worker-comment`. */
export class WorkerComment {
  readonly #host: CategoryWidget
  readonly #dialog: ModalDialog
  text = ''

  constructor(host: CategoryWidget) {
    this.#host = host
    this.#dialog = new ModalDialog(host, 'comment-dialog')
  }

  get #region(): Element | undefined {
    return [...this.#host.children].find(child => child.localName === 'worker-comment')
  }

  readonly open = (): void => this.#dialog.open()

  /** @returns the link and its dialog; nothing when the author has not asked for comments */
  render(): TemplateResult | typeof nothing {
    const region = this.#region
    if (!region) return nothing
    const { addComment, comment } = imageClassifierMessages()
    const isGiven = this.text.trim() !== ''
    return html`<div class="comment" part="comment">
      <button class="link-button" type="button" aria-haspopup="dialog" @click=${this.open}>
        ${region.getAttribute('link-text') || addComment}
      </button>
      ${isGiven ? html`<p class="comment-text">${this.text}</p>` : nothing}
    </div>
    ${this.#dialog.render(
      region.getAttribute('header') || addComment,
      html`<div class="paper"><slot name="comment"></slot></div>
        <textarea class="comment-field" rows="5" autofocus aria-label=${comment} .value=${this.text}
          placeholder=${region.getAttribute('placeholder') ?? ''} @input=${this.#onInput} @change=${this.#onChange}></textarea>
        <div class="comment-end"><button type="button" class="plain-button" @click=${this.#dialog.close}>${messages().close}</button></div>`,
    )}`
  }

  readonly #onInput = (event: Event): void => {
    this.text = (event.target as HTMLTextAreaElement).value
    this.#host.renewAnswer()
  }

  readonly #onChange = (event: Event): void => {
    event.stopPropagation()
    this.#host.additionChanged()
  }
}
