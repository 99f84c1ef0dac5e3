import { globSync, readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A function as V8 names it; lines and columns count from 0. */
export type Frame = { functionName: string; url: string; lineNumber: number; columnNumber: number }

const root = join(import.meta.dirname, '../..')

/** Where a function stands in the source, not in the bundle that it was built into. */
export function placeOf({ functionName, url, lineNumber, columnNumber }: Frame): string {
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
