import { css, html, nothing, type TemplateResult } from 'lit'
import { messages } from './messages/messages.ts'

/**
 * Reads what an author gave an element as JSON; if that fails, the console is told why and the fallback is used.
 * @returns the value; `problem` is the name of the attribute when it could not be read
 */
export function readJson<T>(
  element: Element,
  attribute: string,
  read: () => T,
  fallback: T,
): { value: T; problem: string | undefined } {
  try {
    return { value: read(), problem: undefined }
  } catch (error) {
    console.error(`<${element.localName}> ${attribute}: ${(error as Error).message}`, element)
    return { value: fallback, problem: attribute }
  }
}

/** The box that names an attribute we could not read. */
export const renderUnreadable = (element: Element, attribute: string | undefined): TemplateResult | typeof nothing =>
  attribute === undefined
    ? nothing
    : html`<div class="unreadable" role="alert">${messages().attributeUnreadable(element.localName, attribute)}</div>`

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
