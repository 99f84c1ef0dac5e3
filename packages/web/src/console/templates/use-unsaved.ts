import { useState } from 'react'
import { chosenRegion } from '../api.ts'

export type Unsaved = {
  text: string
  setText: (text: string) => void
  /** Whether something was typed that is not saved. */
  isChanged: boolean
  /** Back to what is saved. */
  discard: () => void
}

/**
 * A text while it is worked on. It is kept in the browser until its tab is closed, so that nobody loses work by
 * following a link.
 * @param saved  what it was at the beginning
 */
export function useUnsaved(name: string, saved: string): Unsaved {
  const key = `template ${chosenRegion() ?? ''} ${name}`
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? saved)
  const set = (changed: string) => {
    setText(changed)
    if (changed === saved) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, changed)
  }
  return { text, setText: set, isChanged: text !== saved, discard: () => set(saved) }
}
