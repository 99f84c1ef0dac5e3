/**
 * Arrow keys and Home and End among the controls of a tool bar or a list of choices, of which only one is a stop of
 * the Tab key. Up and down work as well; in right-to-left text left and right change places.
 *
 * @param items the controls in their order
 * @returns the control that gets the focus, undefined for other keys
 */
export function roveFocus(event: KeyboardEvent, items: readonly HTMLElement[]): HTMLElement | undefined {
  const at = items.indexOf(event.target as HTMLElement)
  const isRightToLeft = at >= 0 && items[at]!.matches(':dir(rtl)')
  const next = placeAfter(event.key, at, items.length, isRightToLeft ? -1 : 1)
  const item = next === undefined ? undefined : items[next]
  if (!item) return undefined
  event.preventDefault()
  item.focus()
  return item
}

function placeAfter(key: string, at: number, count: number, forwards: 1 | -1): number | undefined {
  const moved = (by: number) => (at + by + count) % count
  switch (key) {
    case 'ArrowRight':
      return moved(forwards)
    case 'ArrowLeft':
      return moved(-forwards)
    case 'ArrowDown':
      return moved(1)
    case 'ArrowUp':
      return moved(-1)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
