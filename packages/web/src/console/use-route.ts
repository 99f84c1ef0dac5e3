import { useSyncExternalStore } from 'react'
import { HOME } from './addresses.ts'

const addressNow = (): string => location.hash.slice(1) || HOME

function onChange(changed: () => void): () => void {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

/** The page's address, behind `#`. */
export const useAddress = (): string => useSyncExternalStore(onChange, addressNow)

export const goTo = (href: string): void => {
  location.hash = href.replace(/^#/, '')
}
