import type { Journal } from './journal.ts'
import type { EventFound, World } from './world.ts'

const TERMINAL = new Set(['Completed', 'Stopped', 'Failed'])
export const isTerminal = (status: string): boolean => TERMINAL.has(status)

/** Loops that ended: those that say so, and those whose deletion was acknowledged, which only ended loops can have. */
export function terminalLoops({ deletions }: Journal, { described }: World): Set<string> {
  const ended = [...described].filter(([, { status }]) => isTerminal(status)).map(([name]) => name)
  const deleted = [...deletions].filter(([, outcome]) => outcome === 'acknowledged').map(([name]) => name)
  return new Set([...ended, ...deleted])
}

export function byLoop(arrivals: readonly EventFound[]): Map<string, EventFound[]> {
  const found = new Map<string, EventFound[]>()
  for (const event of arrivals) {
    const known = found.get(event.loop)
    if (known === undefined) found.set(event.loop, [event])
    else known.push(event)
  }
  return found
}

/** Arrivals without repeats, in the order in which each first came. */
export function distinct(arrivals: readonly EventFound[]): EventFound[] {
  const seen = new Map<string, EventFound>()
  for (const event of arrivals) if (!seen.has(event.id)) seen.set(event.id, event)
  return [...seen.values()]
}
