/** The slots of a widget's frame. */
export type FrameSlot = 'short' | 'full' | 'target' | 'rest'

const SLOT_OF_REGION: Record<string, FrameSlot> = {
  'short-instructions': 'short',
  'full-instructions': 'full',
  'classification-target': 'target',
}
/** The tags that a frame has a place for. */
export const FRAME_REGIONS: readonly string[] = Object.keys(SLOT_OF_REGION)

const slotOf = (node: Node): FrameSlot =>
  (node instanceof Element ? SLOT_OF_REGION[node.localName] : undefined) ?? 'rest'

/** Where each child of a widget is shown; whatever is no region stands after the target. */
export const frameSlots = (children: Node[]): Map<Node, FrameSlot> =>
  new Map(children.map(node => [node, slotOf(node)]))

/** The regions of one kind among the widget's children. */
export const regionsOf = <R extends Element>(widget: Element, tagName: string): R[] =>
  [...widget.children].filter((child): child is R => child.localName === tagName)
