/**
 * Makes regions that lie deeper, because of a wrapper or an unclosed tag, children of the element they belong to,
 * since only children can be slotted. The nodes stay the same ones. Source: specification 3.0.1, "Direct child is never required".
 */
export function hoistRegions(parent: Element, tagNames: readonly string[]): void {
  for (const region of parent.querySelectorAll(tagNames.join(', '))) {
    const isOurs = ownerOf(region) === parent
    if (isOurs && region.parentElement !== parent) parent.append(region)
  }
}

/** The nearest crowd element around a region; a widget within a region of another keeps its own regions. */
function ownerOf(region: Element): Element | null {
  let around = region.parentElement
  while (around && !(around.localName.startsWith('crowd-') && around.localName !== 'crowd-card'))
    around = around.parentElement
  return around
}
