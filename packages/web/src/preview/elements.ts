import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { FrameChannel } from '../portal/frame-channel.ts'
import { shared } from '../portal/styles.ts'
import type { Contract, Member } from './contract.ts'
import { elementsStyles } from './elements-styles.ts'

/** The reference of all elements; each page has its example at work. */
export class ElementsPage extends LitElement {
  static override styles = [shared, elementsStyles]
  static override properties = {
    frameOrigin: { attribute: 'frame-origin' },
    contracts: { state: true },
    tag: { state: true },
    answer: { state: true },
  }
  declare frameOrigin: string
  declare contracts: Contract[]
  declare tag: string
  declare answer: string | undefined
  #channel: FrameChannel | undefined

  constructor() {
    super()
    this.contracts = []
    this.tag = ''
  }

  override connectedCallback(): void {
    super.connectedCallback()
    const frame = () => this.renderRoot.querySelector('iframe')?.contentWindow ?? null
    const origin = { contentOrigin: this.frameOrigin, isSandboxed: false }
    this.#channel = new FrameChannel(frame, origin, message => {
      if (message.type !== 'submit') return
      this.answer = JSON.stringify(message.answerContent, null, 2)
      // Refused without a word, the form stays open: here one answers again and again.
      this.#channel?.send({ handloop: 1, type: 'refused', message: 'This is an example: nothing was sent.' })
    })
    this.#channel.open()
    window.addEventListener('hashchange', this.#follow)
    void this.#load()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#channel?.close()
    window.removeEventListener('hashchange', this.#follow)
  }

  async #load(): Promise<void> {
    this.contracts = (await (await fetch('/assets/elements.json')).json()) as Contract[]
    this.#follow()
  }

  readonly #follow = (): void => {
    const wanted = decodeURIComponent(location.hash.slice(1))
    this.tag = this.contracts.some(({ tag }) => tag === wanted) ? wanted : (this.contracts[0]?.tag ?? '')
    this.answer = undefined
    document.title = `${this.tag} · Handloop elements`
  }

  override render(): TemplateResult {
    const contract = this.contracts.find(({ tag }) => tag === this.tag)
    return html`<nav aria-label="Elements">
        <h1>Elements</h1>
        <ul>
          ${this.contracts.map(
            ({ tag }) =>
              html`<li><a href="#${tag}" aria-current=${tag === this.tag ? 'page' : nothing}>${tag}</a></li>`,
          )}
        </ul>
      </nav>
      <main>${contract === undefined ? nothing : this.#renderContract(contract)}</main>`
  }

  #renderContract(contract: Contract): TemplateResult {
    const { tag, summary, text, examples, attributes, slots, events, parts, properties } = contract
    return html`<h2>${tag}</h2>
      <p>${summary}</p>
      <p class="quiet">${code(text)}</p>
      ${examples.map((example, index) => this.#renderExample(example, tag, index))}
      ${renderTable('Attributes', attributes)} ${renderTable('Content', slots, 'anything else')}
      ${renderTable('Events', events)} ${renderTable('Parts for ::part()', parts)}
      ${renderTable('Custom properties', properties)}`
  }

  #renderExample(example: string, tag: string, index: number): TemplateResult {
    return html`<section>
      <iframe title="Example of ${tag}" src="${this.frameOrigin}/example?tag=${tag}&number=${index}"></iframe>
      <pre tabindex="0" role="region" aria-label="Markup">${example}</pre>
      ${this.answer === undefined ? nothing : html`<pre tabindex="0" role="region" aria-label="answerContent">${this.answer}</pre>`}
    </section>`
  }
}

/** Text between backticks is code. */
const code = (text: string): (string | TemplateResult)[] =>
  text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))

function renderTable(title: string, members: Member[], unnamed = ''): TemplateResult | typeof nothing {
  if (members.length === 0) return nothing
  return html`<h3>${title}</h3>
    <table>
      <tbody>
        ${members.map(
          ({ name, type, text }) => html`<tr>
            <th scope="row">${name === '' ? unnamed : html`<code>${name}</code>`}</th>
            <td>${type === '' ? nothing : html`<code>${type}</code> `}${code(text)}</td>
          </tr>`,
        )}
      </tbody>
    </table>`
}

customElements.define('handloop-elements', ElementsPage)
