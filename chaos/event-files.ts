import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eventOf } from './receiver.ts'
import type { ServiceProcess } from './service-process.ts'
import { byLoop } from './views.ts'
import type { EventFound } from './world.ts'

/** Events in a node's own file. @param tear  called with every line that is none */
export function readEventFile(service: ServiceProcess, tear: (line: string) => void): EventFound[] {
  const lines = readFileSync(join(service.dataDir, 'events.ndjson'), 'utf8').split('\n')
  return lines.flatMap(line => {
    try {
      return line === '' ? [] : [eventOf(line)]
    } catch {
      tear(line)
      return []
    }
  })
}

/**
 * What the files of all nodes say together. Each keeps its own order. Which file's next line came first no file tells:
 * that the other sink's order decides, so an event that overtook another from one file to the other is seen there only.
 */
export function joinFiles(files: readonly EventFound[][], other: readonly EventFound[]): EventFound[] {
  if (files.length === 1) return files[0]!
  const places = new Map<string, number>()
  for (const [place, { id }] of other.entries()) if (!places.has(id)) places.set(id, place)
  const placeOf = ({ id }: EventFound): number => places.get(id) ?? Number.POSITIVE_INFINITY
  const loops = files.map(byLoop)
  const names = new Set(loops.flatMap(file => [...file.keys()]))
  return [...names].flatMap(name =>
    joinOrdered(
      loops.map(file => file.get(name) ?? []),
      placeOf,
    ),
  )
}

/** Takes the least of the lists' heads, again and again. */
function joinOrdered(lists: EventFound[][], placeOf: (event: EventFound) => number): EventFound[] {
  const rest = lists.filter(list => list.length > 0).map(list => ({ list, at: 0 }))
  const joined: EventFound[] = []
  while (rest.length > 0) {
    const first = rest.reduce((a, b) => (placeOf(b.list[b.at]!) < placeOf(a.list[a.at]!) ? b : a))
    joined.push(first.list[first.at++]!)
    if (first.at === first.list.length) rest.splice(rest.indexOf(first), 1)
  }
  return joined
}
