import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Row } from '../figure.ts'
import type { WidgetFigure } from './figure.ts'

const FIRST = 'crowd-html-elements.js'

/** What a page has to load, gzipped: always, and besides when it uses an element of a family. */
export const sizes: WidgetFigure = {
  name: 'sizes',
  about: 'scripts as they are sent, gzipped',
  run: async ({ stage, rounds }) => {
    const scripts = new Map([...stage.files].filter(([path]) => path.endsWith('.js')))
    const entries = [...scripts.keys()].filter(path => path !== FIRST && !basename(path).startsWith('part-'))
    const row = (title: string, paths: Iterable<string>): Row => ({
      title,
      unit: ' kB',
      goals: [],
      measured: Array(rounds).fill(kilobytesOf([...paths].map(path => scripts.get(path)!))),
      load: 'gzip -9',
    })
    return [
      { ...row('the script every page loads', [FIRST]), goals: [{ of: 'value', atMost: 40 }] },
      ...entries.map(path => row(`besides, for ${familyOf(path)}`, withImports(path, scripts))),
    ]
  },
}

const kilobytesOf = (contents: Uint8Array[]): number =>
  contents.reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0) / 1000

const familyOf = (path: string): string => basename(path).replace(/-[A-Z\d]{8}\.js$/, '')

/** A module and all that it imports at once, itself and through others. */
function withImports(path: string, scripts: Map<string, Uint8Array>, found = new Set<string>([path])): Set<string> {
  const text = Buffer.from(scripts.get(path)!).toString()
  for (const [, file] of text.matchAll(/(?:from|import)\s*["']\.\/([\w-]+\.js)["']/g)) {
    const imported = path.replace(basename(path), file!)
    if (found.has(imported)) continue
    found.add(imported)
    withImports(imported, scripts, found)
  }
  return found
}
