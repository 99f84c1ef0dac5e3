/** The slots of a widget's frame. */
export type FrameSlot = 'short' | 'full' | 'target' | 'comment' | 'rest'

/** Regions and their slots. */
export type FrameRegions = Readonly<Record<string, FrameSlot>>

export const FRAME_REGIONS: FrameRegions = {
  'short-instructions': 'short',
  'full-instructions': 'full',
  'classification-target': 'target',
}
/** Where each child of a widget is shown; whatever is no region stands after the target. */
export const frameSlots = (children: Node[], regions: FrameRegions): Map<Node, FrameSlot> =>
  new Map(children.map(node => [node, (node instanceof Element ? regions[node.localName] : undefined) ?? 'rest']))

/** The regions of one kind among the widget's children. */
export const regionsOf = <R extends Element>(widget: Element, tagName: string): R[] =>
  [...widget.children].filter((child): child is R => child.localName === tagName)
