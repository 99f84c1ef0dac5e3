/**
 * A control called `children` or `parentNode` hides that property of its form, and templates choose names freely.
 * Whatever we ask a form goes through these, which ask the prototype. Source: specification 2.1, "`id` named `submit`".
 */
function getter<T extends object, K extends keyof T>(prototype: T, name: K): (object: T) => T[K] {
  const get = Object.getOwnPropertyDescriptor(prototype, name)!.get!
  return object => get.call(object) as T[K]
}

export const parentOf: (node: Node) => ParentNode | null = getter(Node.prototype, 'parentNode')

export const childNodesOf = (node: Node): ChildNode[] => Array.from(readChildNodes(node))
const readChildNodes = getter(Node.prototype, 'childNodes')

export const append = (parent: Element, ...nodes: (Node | string)[]): void =>
  Element.prototype.append.call(parent, ...nodes)

export const setAttribute = (element: Element, name: string, value: string): void =>
  Element.prototype.setAttribute.call(element, name, value)

export const dispatch = (target: EventTarget, event: Event): boolean =>
  EventTarget.prototype.dispatchEvent.call(target, event)

export const closest = <E extends Element>(element: Element, selector: string): E | null =>
  Element.prototype.closest.call(element, selector) as E | null

export const resetNatively = (form: HTMLFormElement): void => HTMLFormElement.prototype.reset.call(form)
