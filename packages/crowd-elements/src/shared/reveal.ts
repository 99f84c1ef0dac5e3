import { parentOf } from './clobber-safe.ts'
import { CrowdElement } from './crowd-element.ts'

/** An element that hides parts of its content until they are wanted, such as a dialog or a tab. */
export interface Revealing {
  /** Shows the part that holds `descendant`. */
  reveal(descendant: Element): void
}

const isRevealing = (node: Node): node is Element & Revealing => 'reveal' in node && typeof node.reveal === 'function'

/** Opens whatever hides `target` and brings it into view. */
export function bringIntoView(target: Element): void {
  for (let node: Node | null = target; node; node = parentOf(node) ?? (node as Partial<ShadowRoot>).host ?? null) {
    if (node instanceof HTMLDetailsElement && node !== target) node.open = true
    if (isRevealing(node) && node !== target) node.reveal(target)
    if (node instanceof CrowdElement) node.drawNow()
  }
  target.scrollIntoView({ block: 'center', behavior: 'auto' })
}
