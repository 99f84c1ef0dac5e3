import { html, LitElement, nothing, type TemplateResult } from 'lit'
import type { FrameMessage } from '../../../crowd-elements/src/task-frame/messages.ts'
import { FrameChannel } from '../portal/frame-channel.ts'
import { shared } from '../portal/styles.ts'
import { type Note, readPageNotes, type Shown, sorted } from './notes.ts'
import { previewStyles } from './preview-styles.ts'

/** How wide the page is shown, as a person says it. */
const WIDTHS = { 'Full width': '100%', Phone: '390px' } as const
type Width = keyof typeof WIDTHS

/** The author's page: the template as a worker sees it, what is wrong with it, and the answer it gives. */
export class PreviewPage extends LitElement {
  static override styles = [shared, previewStyles]
  static override properties = {
    template: {},
    input: {},
    frameOrigin: { attribute: 'frame-origin' },
    shown: { state: true },
    pageNotes: { state: true },
    answer: { state: true },
    width: { state: true },
    isConnectedToService: { state: true },
  }
  declare template: string
  declare input: string
  declare frameOrigin: string
  declare shown: Shown | undefined
  declare pageNotes: Note[]
  declare answer: string | undefined
  declare width: Width
  declare isConnectedToService: boolean

  /** What has been filled in survives a change of the template. */
  #draft: Record<string, unknown> | undefined
  #channel: FrameChannel | undefined
  #changes: EventSource | undefined

  constructor() {
    super()
    this.pageNotes = []
    this.width = 'Full width'
    this.isConnectedToService = true
  }

  override connectedCallback(): void {
    super.connectedCallback()
    const origin = { contentOrigin: this.frameOrigin, isSandboxed: false }
    this.#channel = new FrameChannel(
      () => this.#frame,
      origin,
      message => this.#hear(message),
    )
    this.#channel.open()
    window.addEventListener('message', this.#onPageNotes)
    this.#changes = new EventSource('/changes')
    this.#changes.onmessage = event => this.#show(JSON.parse(event.data) as Shown)
    this.#changes.onopen = () => (this.isConnectedToService = true)
    this.#changes.onerror = () => (this.isConnectedToService = false)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#channel?.close()
    this.#changes?.close()
    window.removeEventListener('message', this.#onPageNotes)
  }

  get #frame(): Window | null {
    return this.renderRoot.querySelector('iframe')?.contentWindow ?? null
  }

  #show(shown: Shown): void {
    this.shown = shown
    this.pageNotes = []
    this.answer = undefined
  }

  #hear(message: FrameMessage): void {
    if (message.type === 'ready' && this.#draft)
      this.#channel?.send({ handloop: 1, type: 'restore', draft: this.#draft })
    if (message.type === 'draft') this.#draft = message.draft
    if (message.type !== 'submit') return
    this.answer = JSON.stringify(message.answerContent, null, 2)
    this.#channel?.send({ handloop: 1, type: 'accepted' })
  }

  readonly #onPageNotes = (event: MessageEvent): void => {
    if (event.source !== this.#frame || event.origin !== this.frameOrigin) return
    this.pageNotes = readPageNotes(event.data) ?? this.pageNotes
  }

  /** A new frame: the old one has sent its answer and is closed. */
  #again(keepsDraft: boolean): void {
    if (!keepsDraft) this.#draft = undefined
    if (this.shown) this.#show({ ...this.shown, version: this.shown.version + 0.001 })
  }

  override render(): TemplateResult {
    return html`<header>
        <h1>${this.template}</h1>
        <span class="quiet">${this.input ? `with ${this.input}` : 'without an input file'}</span>
        <span class="gap"></span>
        ${Object.keys(WIDTHS).map(width => this.#renderWidth(width as Width))}
        <button type="button" @click=${() => this.#again(false)}>Start over</button>
        <a href="/elements" target="_blank">Elements</a>
      </header>
      <main>${this.#renderFrame()}</main>
      <aside>
        ${this.isConnectedToService ? nothing : html`<p class="gone" role="alert">The preview has ended. Start it again and reload this page.</p>`}
        ${this.#renderNotes()}${this.#renderAnswer()}
      </aside>`
  }

  #renderWidth(width: Width): TemplateResult {
    return html`<button type="button" aria-pressed=${this.width === width} @click=${() => (this.width = width)}>${width}</button>`
  }

  #renderFrame(): TemplateResult {
    if (this.shown === undefined) return html`<p class="empty">Loading …</p>`
    if (!this.shown.isShown)
      return html`<p class="empty">The template cannot be shown. What is wrong stands beside it.</p>`
    return html`<iframe title="The task as a worker sees it" style="inline-size:${WIDTHS[this.width]}"
      src="${this.frameOrigin}/page?${this.shown.version}"></iframe>`
  }

  #renderNotes(): TemplateResult {
    const notes = sorted([...(this.shown?.notes ?? []), ...this.pageNotes])
    return html`<section aria-labelledby="problems">
      <h2 id="problems">Problems <span class="count">${notes.length}</span></h2>
      <ul role="status">${notes.map(renderNote)}</ul>
      ${notes.length === 0 ? html`<p class="quiet">None found.</p>` : nothing}
    </section>`
  }

  #renderAnswer(): TemplateResult {
    const { answer } = this
    return html`<section aria-labelledby="answer">
      <h2 id="answer">Answer</h2>
      ${
        answer === undefined
          ? html`<p class="quiet">Submit the task to see what your application would get as answerContent.</p>`
          : html`<pre tabindex="0" role="region" aria-label="answerContent">${answer}</pre>
              <div class="row">
                <button type="button" @click=${() => navigator.clipboard.writeText(answer)}>Copy</button>
                <button type="button" @click=${() => this.#again(true)}>Answer again</button>
              </div>`
      }
    </section>`
  }
}

const renderNote = ({ level, text, line, column }: Note): TemplateResult =>
  html`<li class=${level}>
    <span class="level">${level === 'error' ? 'Error' : 'Warning'}</span>
    <span class="text">${text}${line === undefined ? nothing : html`<span class="place">line ${line}, column ${column}</span>`}</span>
  </li>`

customElements.define('handloop-preview', PreviewPage)
