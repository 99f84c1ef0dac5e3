import Flashbar, { type FlashbarProps } from '@cloudscape-design/components/flashbar'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { ApiError } from './api.ts'

type Notices = {
  /** Says that something was done. */
  done: (text: string) => void
  /** Says what is good to know. */
  told: (text: string) => void
  /** Says what was refused and why. */
  failed: (what: string, error: unknown) => void
}

const Context = createContext<Notices>({ done: () => {}, told: () => {}, failed: () => {} })

/** Messages to the operator, above whatever page is open. */
export const useNotices = (): Notices => useContext(Context)

export function useNoticeBoard(): { board: ReactNode; provide: (page: ReactNode) => ReactNode } {
  const [items, setItems] = useState<FlashbarProps.MessageDefinition[]>([])
  const add = useCallback((item: FlashbarProps.MessageDefinition) => {
    const id = crypto.randomUUID()
    const onDismiss = () => setItems(shown => shown.filter(one => one.id !== id))
    setItems(shown => [{ ...item, id, dismissible: true, dismissLabel: 'Dismiss', onDismiss }, ...shown].slice(0, 5))
  }, [])
  const notices = useMemo<Notices>(
    () => ({
      done: text => add({ type: 'success', content: text }),
      told: text => add({ type: 'info', content: text }),
      failed: (what, error) => add({ type: 'error', header: what, content: reasonOf(error) }),
    }),
    [add],
  )
  return {
    board: <Flashbar items={items} />,
    provide: page => <Context.Provider value={notices}>{page}</Context.Provider>,
  }
}

export const reasonOf = (error: unknown): string =>
  error instanceof ApiError ? `${error.message} (${error.code})` : String(error)
