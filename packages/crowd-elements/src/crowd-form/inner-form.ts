import { append, childNodesOf } from '../shared/clobber-safe.ts'
import { messages } from '../shared/messages/messages.ts'

const isWithinPage = (node: Node): boolean => document.contains(node)

/** Moves a node with its state: where the browser can, players keep playing and nested frames are not loaded again. */
function move(node: Node, parent: Element, before: Node | null): void {
  const isKnown = node instanceof Element || node instanceof CharacterData
  const canKeepState = 'moveBefore' in Element.prototype && isWithinPage(node) && isWithinPage(parent)
  if (canKeepState && isKnown) Element.prototype.moveBefore.call(parent, node, before)
  else Node.prototype.insertBefore.call(parent, node, before)
}

/**
 * Moves every other child of `host` into `form`, in order, the same nodes: those before the form go in front of what
 * it already holds, those after it go behind. Source: specification 2.1, "Light DOM".
 */
export function adoptChildren(host: HTMLElement, form: HTMLFormElement): void {
  const children = [...host.childNodes]
  const place = children.indexOf(form)
  const first = childNodesOf(form)[0] ?? null
  for (const child of children.slice(0, place)) move(child, form, first)
  for (const child of children.slice(place + 1)) move(child, form, null)
}

const SUBMIT_BUTTON = 'crowd-button[form-action="submit"]'

/** The injected button. Its shape is public: template scripts look it up. Source: specification 2.2. */
export function appendSubmitButton(host: HTMLElement, form: HTMLFormElement): void {
  if (host.querySelector(SUBMIT_BUTTON)) return
  const button = document.createElement('crowd-button')
  button.setAttribute('data-testid', 'crowd-submit')
  button.setAttribute('form-action', 'submit')
  button.setAttribute('variant', 'primary')
  button.textContent = messages().submit
  append(form, button)
}

/** The injected button of a form, if it still has it. */
export const injectedButton = (host: HTMLElement): HTMLElement | null =>
  host.querySelector<HTMLElement>(':scope > form > crowd-button[data-testid="crowd-submit"]')

/** Every crowd-button that submits, the injected one included. */
export const submitButtons = (host: HTMLElement): NodeListOf<HTMLElement & { loading?: boolean }> =>
  host.querySelectorAll(SUBMIT_BUTTON)
