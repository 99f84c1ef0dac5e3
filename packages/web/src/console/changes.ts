import { useEffect, useRef, useSyncExternalStore } from 'react'
import { consoleUrl } from './console-url.ts'

/**
 * Names of flow definitions and loops in which something has happened; or that the figures are newer, or that a receiver
 * has refused something.
 */
export type Change = { region: string; flows: string[]; loops: string[]; figures: boolean; refusals: boolean }

type Listener = (change: Change) => void

const listeners = new Set<Listener>()
let source: EventSource | undefined

/** From one page of the console to the next the line stays open. */
const LINGER_MS = 5_000
let closing: ReturnType<typeof setTimeout> | undefined

/** One line to the service for all parts of the page; the browser opens it again when it breaks. */
function listen(listener: Listener): () => void {
  listeners.add(listener)
  clearTimeout(closing)
  source ??= open()
  return () => {
    listeners.delete(listener)
    clearTimeout(closing)
    if (listeners.size === 0) closing = setTimeout(close, LINGER_MS)
  }
}

function close(): void {
  source?.close()
  source = undefined
}

function open(): EventSource {
  const opened = new EventSource(consoleUrl('api/changes'))
  const tell = (change: Change): void => {
    for (const listener of listeners) listener(change)
  }
  opened.onerror = () => setDown(true)
  // What happened before the line was there, or while it was down, was told to nobody.
  opened.onopen = () => {
    setDown(false)
    tell({ region: '', flows: [], loops: [], figures: false, refusals: false })
  }
  opened.onmessage = event => tell(JSON.parse(String(event.data)) as Change)
  return opened
}

let isDown = false
const watchers = new Set<() => void>()

function setDown(value: boolean): void {
  isDown = value
  for (const watcher of watchers) watcher()
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Whether news can't come at the moment: then what is shown may be old. */
export const useIsDown = (): boolean => useSyncExternalStore(watch, () => isDown)

/**
 * Calls back when something has happened, at most once in so many milliseconds.
 * @param isOurs  whether a change is about what is shown; one that names nothing is about everything
 */
export function useChanges(isOurs: (change: Change) => boolean, reread: () => void, everyMs = 1_000): void {
  useNews(change => isAboutAll(change) || (!change.refusals && isOurs(change)), reread, everyMs)
}

/** As `useChanges`, when a receiver has refused something: it is news to few, and may come all day. */
export function useRefusals(reread: () => void, everyMs = 2_000): void {
  useNews(({ refusals }) => refusals, reread, everyMs)
}

const isAboutAll = ({ flows, loops, figures, refusals }: Change): boolean =>
  flows.length === 0 && loops.length === 0 && !figures && !refusals

function useNews(isOurs: (change: Change) => boolean, reread: () => void, everyMs: number): void {
  const latest = useRef({ isOurs, reread })
  latest.current = { isOurs, reread }
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let readAt = 0
    const run = () => {
      timer = undefined
      readAt = Date.now()
      latest.current.reread()
    }
    const stop = listen(change => {
      if (!latest.current.isOurs(change)) return
      timer ??= setTimeout(run, Math.max(0, readAt + everyMs - Date.now()))
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [everyMs])
}
