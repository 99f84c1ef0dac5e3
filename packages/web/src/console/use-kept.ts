import { useEffect, useRef, useState } from 'react'
import { chosenRegion } from './api.ts'
import { useNotices } from './notices.tsx'
import { fits } from './parts/fits.ts'

export type Kept<T> = {
  value: T
  set: (part: Partial<T>) => void
  /** Something was typed that nothing has come of yet. */
  isChanged: boolean
  /** What is kept is of no use any more: it has been sent, or is not wanted. */
  forget: () => void
}

/**
 * What is typed into a form, kept on this device until something comes of it: through a reload, a closed browser and a
 * power cut. Leaving the site is asked about; whoever goes to another page is told where to find it.
 *
 * @param name   what it is, e.g. `The new template`
 * @param empty  the form before anybody has typed
 */
export function useKept<T extends object>(name: string, empty: T): Kept<T> {
  const key = `handloop kept ${chosenRegion() ?? ''} ${name}`
  const notices = useNotices()
  const [value, setValue] = useState<T>(() => keptAt(key, empty) ?? empty)
  const isChanged = JSON.stringify(value) !== JSON.stringify(empty)
  const latest = useRef({ isChanged, isSettled: false })
  latest.current.isChanged = isChanged
  const set = (part: Partial<T>) =>
    setValue(before => {
      const after = { ...before, ...part }
      latest.current.isSettled = false
      keepAt(key, JSON.stringify(after) === JSON.stringify(empty) ? undefined : after)
      return after
    })
  const forget = () => {
    latest.current.isSettled = true
    keepAt(key, undefined)
    setValue(empty)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is said is said once, when the page is left
  useEffect(() => {
    const isAtStake = () => latest.current.isChanged && !latest.current.isSettled
    const ask = (event: BeforeUnloadEvent) => isAtStake() && event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => {
      window.removeEventListener('beforeunload', ask)
      if (isAtStake()) notices.told(`${name} is not made yet. What you typed is kept in this browser.`)
    }
  }, [])
  return { value, set, isChanged, forget }
}

/** Browsers may forbid storage, or have no room: then a form is as good as forms usually are. */
function keptAt<T extends object>(key: string, empty: T): T | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return fits(kept, empty) ? (kept as T) : undefined
  } catch {
    return undefined
  }
}

function keepAt(key: string, value: object | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
  } catch {}
}
