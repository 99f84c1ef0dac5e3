import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Frame, placeOf } from './places.ts'

type Node = { id: number; callFrame: Frame; children?: number[] }
type Profile = { nodes: Node[]; samples: number[]; timeDeltas: number[] }
/** Microseconds by place. */
type Times = Map<string, number>

/** Where the profiled process spent its time, as text: by function alone, and by function with all that it called. */
export function topFunctions(folder: string, limit: number): string {
  const alone: Times = new Map()
  const together: Times = new Map()
  for (const file of globSync(join(folder, '*.cpuprofile'))) addTimes(alone, together, readProfile(file))
  const total = [...alone.values()].reduce((sum, us) => sum + us, 0)
  return [
    `the service was busy for ${(total / 1e6).toFixed(1)} s, by function alone:`,
    ...lines(alone, total, limit),
    'with all that it called:',
    ...lines(together, total, 2 * limit),
  ].join('\n')
}

const lines = (times: Times, total: number, limit: number): string[] =>
  [...times]
    .sort((a, b) => b[1] - a[1])
    .slice(0, limit)
    .map(([place, us]) => `${((us / total) * 100).toFixed(1).padStart(6)} %  ${place}`)

const readProfile = (file: string): Profile => JSON.parse(readFileSync(file, 'utf8')) as Profile

function addTimes(alone: Times, together: Times, { nodes, samples, timeDeltas }: Profile): void {
  const places = new Map(nodes.map(node => [node.id, placeOf(node.callFrame)]))
  const callers = new Map(nodes.flatMap(({ id, children = [] }) => children.map(child => [child, id] as const)))
  for (const [i, id] of samples.entries()) {
    const place = places.get(id)!
    if (place === '(idle)') continue
    add(alone, place, timeDeltas[i]!)
    // A function that calls itself was busy once.
    const stack = new Set<string>()
    for (let at: number | undefined = id; at !== undefined; at = callers.get(at)) stack.add(places.get(at)!)
    stack.delete('(root)')
    for (const one of stack) add(together, one, timeDeltas[i]!)
  }
}

const add = (times: Times, place: string, us: number): void => void times.set(place, (times.get(place) ?? 0) + us)
