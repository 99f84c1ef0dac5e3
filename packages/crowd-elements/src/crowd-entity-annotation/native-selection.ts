type Ends = Pick<StaticRange, 'startContainer' | 'startOffset' | 'endContainer' | 'endOffset'>
type ComposedSelection = Selection & { getComposedRanges?(options: { shadowRoots: ShadowRoot[] }): StaticRange[] }
type SelectingRoot = ShadowRoot & { getSelection?(): Selection | null }

/**
 * What the worker has selected, seen from inside a shadow tree. Browsers differ: the standard way is young, Chromium
 * used to ask the root, and Firefox tells everybody everything.
 */
export function selectionIn(root: ShadowRoot): Ends | undefined {
  const selection = document.getSelection() as ComposedSelection | null
  if (!selection) return undefined
  if (selection.getComposedRanges) return selection.getComposedRanges({ shadowRoots: [root] })[0]
  const own = (root as SelectingRoot).getSelection?.() ?? selection
  return own.rangeCount > 0 ? own.getRangeAt(0) : undefined
}

/** Selects text the way a mouse would, so that the browser shows it and can copy it. */
export function selectNatively(anchor: [Node, number], focus: [Node, number]): void {
  document.getSelection()?.setBaseAndExtent(...anchor, ...focus)
}
