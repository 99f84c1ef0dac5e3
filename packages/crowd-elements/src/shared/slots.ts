import type { ReactiveController, ReactiveControllerHost } from 'lit'

type Host = ReactiveControllerHost & HTMLElement

/** Shadow root options of an element that hands its children to slots with `ChildSlots`. */
export const manualSlots = { mode: 'open', slotAssignment: 'manual' } as const satisfies ShadowRootInit

/**
 * Hands each child of the host to one of its named slots, also children that arrive later. Authors' children keep
 * their attributes: nothing is written into the page, unlike with `slot="…"`.
 */
export class ChildSlots implements ReactiveController {
  readonly #host: Host
  readonly #slotsFor: (children: Node[]) => Map<Node, string>
  readonly #observer = new MutationObserver(() => this.assign())

  /** @param slotsFor the slot's name for each child; children left out are not shown */
  constructor(host: Host, slotsFor: (children: Node[]) => Map<Node, string>) {
    this.#host = host
    this.#slotsFor = slotsFor
    host.addController(this)
  }

  hostConnected(): void {
    this.#observer.observe(this.#host, { childList: true })
    if (this.#host.shadowRoot?.childElementCount) this.assign()
  }

  hostDisconnected(): void {
    this.#observer.disconnect()
  }

  hostUpdated(): void {
    this.assign()
  }

  assign(): void {
    const slotOf = this.#slotsFor([...this.#host.childNodes])
    for (const slot of this.#host.shadowRoot?.querySelectorAll('slot') ?? []) {
      const nodes = [...slotOf].filter(([, name]) => name === slot.name).map(([node]) => node)
      slot.assign(...nodes.filter(node => node instanceof Element || node instanceof Text))
    }
  }
}

const CONTROLS = 'input, select, textarea, button, form, object-value-input'

const isCrowdControl = (element: Element): boolean =>
  element.localName.startsWith('crowd-') && element.localName !== 'crowd-badge'

const holdsControl = (node: Node): boolean =>
  node instanceof Element &&
  (isCrowdControl(node) || node.matches(CONTROLS) || [...node.querySelectorAll('*')].some(isCrowdControl))

/**
 * Tells a label from what an unclosed tag swallowed: HTML has no self-closing, so `<crowd-checkbox/>` makes everything
 * after it a child. The label ends where the first control begins.
 */
export function labelAndSwallowed(children: Node[]): Map<Node, 'label' | 'swallowed'> {
  const firstControl = children.findIndex(holdsControl)
  return new Map(
    children.map((node, index) => [node, firstControl >= 0 && index >= firstControl ? 'swallowed' : 'label']),
  )
}
