import { css, html, type PropertyDeclarations, type TemplateResult } from 'lit'
import { flag, text } from './attributes.ts'
import { CrowdElement } from './crowd-element.ts'
import { renderIcon } from './icon.ts'
import { tokens } from './styles/tokens.ts'

/**
 * A button that shows a sign and no text. Its children are what an unclosed tag swallowed and are shown after it.
 * Source: specification 3.10, 3.11.
 */
export abstract class PictureButton extends CrowdElement {
  static override styles = [
    tokens,
    css`
      :host {
        display: inline-block;
        vertical-align: middle;
      }
      button {
        display: inline-grid;
        place-items: center;
        margin: 0;
        padding: 0;
        border: 0;
        border-radius: 50%;
        font: inherit;
        cursor: pointer;
        transition: background 120ms;
      }
      .icon {
        inline-size: 24px;
        block-size: 24px;
      }
      button[aria-disabled='true'] {
        cursor: not-allowed;
      }
    `,
  ]
  static override properties: PropertyDeclarations = {
    icon: text,
    disabled: flag,
    hint: { attribute: 'title' },
    outerName: { attribute: 'aria-label' },
  }
  declare icon: string
  declare disabled: boolean
  /** The tool tip, which the browser shows; here it is also the name. */
  declare hint: string | null | undefined
  declare outerName: string | null | undefined

  constructor() {
    super()
    this.icon = ''
    this.disabled = false
    // Registered before any author's listener, so that a disabled button is silent for all of them.
    this.addEventListener('click', this.#blockClick, true)
  }

  get #button(): HTMLButtonElement | null {
    return this.renderRoot?.querySelector('button') ?? null
  }

  override click(): void {
    this.#button?.click()
  }

  override focus(options?: FocusOptions): void {
    this.#button?.focus(options)
  }

  override blur(): void {
    this.#button?.blur()
  }

  readonly #blockClick = (event: Event): void => {
    if (!this.disabled || event.target !== this) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  /** What is seen in the button. */
  protected renderFace(): TemplateResult {
    return html`${renderIcon(this, this.icon)}`
  }

  /** What a screen reader says, when the author gave neither a tool tip nor a name. */
  protected get nameOfFace(): string {
    return this.icon.slice(this.icon.lastIndexOf(':') + 1).replaceAll('-', ' ')
  }

  override render(): TemplateResult {
    return html`<button type="button" part="button" aria-label=${this.outerName || this.hint || this.nameOfFace}
        aria-disabled=${this.disabled}>${this.renderFace()}</button><slot></slot>`
  }
}
