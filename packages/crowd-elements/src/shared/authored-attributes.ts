import { css, html, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { messages } from './messages/messages.ts'

/** What an author wrote in attributes of an element that are read as JSON; a box names each that could not be read. */
export class AuthoredAttributes {
  readonly #element: ReactiveControllerHost & Element
  readonly #unreadable = new Set<string>()

  constructor(element: ReactiveControllerHost & Element) {
    this.#element = element
  }

  /** Names of those that could not be read when they were last. */
  get unreadable(): ReadonlySet<string> {
    return this.#unreadable
  }

  /** Reads one attribute. If that fails, the console is told why, the box is shown, and the fallback is used. */
  read<T>(attribute: string, read: () => T, fallback: T): T {
    try {
      const value = read()
      if (this.#unreadable.delete(attribute)) this.#element.requestUpdate()
      return value
    } catch (error) {
      console.error(`<${this.#element.localName}> ${attribute}: ${(error as Error).message}`, this.#element)
      this.#unreadable.add(attribute)
      this.#element.requestUpdate()
      return fallback
    }
  }

  /** The boxes. */
  render(): TemplateResult[] {
    const { localName } = this.#element
    const box = (attribute: string) =>
      html`<div class="unreadable" role="alert">${messages().attributeUnreadable(localName, attribute)}</div>`
    return [...this.#unreadable].map(box)
  }
}

export const unreadableStyles = css`
  .unreadable {
    margin-block-end: 12px;
    padding: 10px 14px;
    border: 1px solid var(--danger);
    border-radius: var(--radius);
    background: var(--danger-tint);
    color: var(--danger);
    font-size: 0.875rem;
  }
`
