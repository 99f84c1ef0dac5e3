import { useCallback, useEffect, useRef, useState } from 'react'
import type { ApiError } from './api.ts'

export type Reading<T> = {
  /** What was read last; stays while it is read again. */
  value: T | undefined
  error: ApiError | undefined
  isLoading: boolean
  /** Reads again; what is shown stays until then. */
  reread: () => void
}

/** Reads something when a page opens, and again when `key` changes or somebody asks for it. */
export function useReading<T>(key: string, read: () => Promise<T>): Reading<T> {
  const [state, setState] = useState<{ key: string; value?: T; error?: ApiError; isLoading: boolean }>({
    key,
    isLoading: true,
  })
  const latest = useRef({ key, read, turn: 0 })
  latest.current.key = key
  latest.current.read = read
  const reread = useCallback(() => {
    // Answers may overtake each other: only the newest question's counts.
    const turn = ++latest.current.turn
    const isNewest = () => latest.current.turn === turn
    setState(before => ({ ...before, isLoading: true }))
    latest.current.read().then(
      value => isNewest() && setState({ key: latest.current.key, value, isLoading: false }),
      error => isNewest() && setState(before => ({ ...before, error: error as ApiError, isLoading: false })),
    )
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another key is another thing to read
  useEffect(reread, [key])
  const isCurrent = state.key === key
  return {
    value: isCurrent ? state.value : undefined,
    error: isCurrent ? state.error : undefined,
    isLoading: state.isLoading || !isCurrent,
    reread,
  }
}
