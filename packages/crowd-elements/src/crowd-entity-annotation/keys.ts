/** How a key moves the caret. `step` is in reading direction; `edge` is the line's start or end. */
export interface Move {
  stride: 'character' | 'word' | 'line' | 'page' | 'edge' | 'text'
  step: 1 | -1
}

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>

/**
 * The move a key stands for, as in the text fields of the worker's system: words with Ctrl or, on a Mac, Alt; ends of
 * lines with Home and End or Cmd.
 *
 * @param isRightToLeft the direction of the text at the caret: arrows mean what they show
 */
export function moveOf({ key, ctrlKey, altKey, metaKey }: Keys, isRightToLeft: boolean): Move | undefined {
  const step = FORWARD.has(key) ? 1 : BACK.has(key) ? -1 : undefined
  if (step === undefined) return undefined
  switch (key) {
    case 'ArrowRight':
    case 'ArrowLeft': {
      const stride = metaKey ? 'edge' : ctrlKey || altKey ? 'word' : 'character'
      return { stride, step: isRightToLeft ? (-step as 1 | -1) : step }
    }
    case 'ArrowUp':
    case 'ArrowDown':
      return { stride: metaKey || ctrlKey ? 'text' : 'line', step }
    case 'Home':
    case 'End':
      return { stride: ctrlKey ? 'text' : 'edge', step }
    default:
      return { stride: 'page', step }
  }
}

const FORWARD = new Set(['ArrowRight', 'ArrowDown', 'End', 'PageDown'])
const BACK = new Set(['ArrowLeft', 'ArrowUp', 'Home', 'PageUp'])
