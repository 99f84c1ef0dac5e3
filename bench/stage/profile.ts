import { globSync, readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

type Frame = { functionName: string; url: string; lineNumber: number; columnNumber: number }
type Profile = { nodes: { id: number; callFrame: Frame }[]; samples: number[]; timeDeltas: number[] }

const root = join(import.meta.dirname, '../..')

/** The functions in which the profiled process itself spent its time, as text: share of busy time, name, place. */
export function topFunctions(folder: string, limit: number): string {
  const self = new Map<string, number>()
  for (const file of globSync(join(folder, '*.cpuprofile'))) addSelfTimes(self, readProfile(file))
  self.delete('(idle)')
  const total = [...self.values()].reduce((sum, us) => sum + us, 0)
  const top = [...self].sort((a, b) => b[1] - a[1]).slice(0, limit)
  const lines = top.map(([place, us]) => `${((us / total) * 100).toFixed(1).padStart(6)} %  ${place}`)
  return `self time of the service, ${(total / 1e6).toFixed(1)} s busy:\n${lines.join('\n')}`
}

const readProfile = (file: string): Profile => JSON.parse(readFileSync(file, 'utf8')) as Profile

function addSelfTimes(self: Map<string, number>, { nodes, samples, timeDeltas }: Profile): void {
  const places = new Map(nodes.map(node => [node.id, placeOf(node.callFrame)]))
  for (const [i, id] of samples.entries()) {
    const place = places.get(id)!
    self.set(place, (self.get(place) ?? 0) + timeDeltas[i]!)
  }
}

/** Where a function stands in the source, not in the bundle that it was built into. */
function placeOf({ functionName, url, lineNumber, columnNumber }: Frame): string {
  const name = functionName || '(anonymous)'
  if (!url.startsWith('file:')) return url === '' ? name : `${name}  ${url}`
  const file = fileURLToPath(url)
  const entry = sourceMapOf(file)?.findEntry(lineNumber, columnNumber)
  if (entry === undefined || !('originalSource' in entry)) return `${name}  ${basename(file)}:${lineNumber + 1}`
  return `${name}  ${relative(root, join(file, '..', entry.originalSource))}:${entry.originalLine + 1}`
}

const maps = new Map<string, SourceMap | undefined>()

function sourceMapOf(file: string): SourceMap | undefined {
  if (!maps.has(file)) {
    const [map] = globSync(`${file}.map`)
    maps.set(file, map === undefined ? undefined : new SourceMap(JSON.parse(readFileSync(map, 'utf8'))))
  }
  return maps.get(file)
}
