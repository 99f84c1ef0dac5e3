// Takes the comments and the room between words out of the style sheets inside the widgets' scripts, which no minifier
// of scripts looks into: a fortieth of what a page loads first.
import { readFile } from 'node:fs/promises'
import { type Plugin, transform } from 'esbuild'

export const tightStyles = (): Plugin => ({
  name: 'tight-styles',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]crowd-elements[\\/]src[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: await withTightStyles(await readFile(path, 'utf8')),
      loader: 'ts',
    }))
  },
})

/** Whole style sheets only: one with a value or an escape in it stays as it was written. */
const SHEET = /\bcss`([^`$\\]*)`/g

/** @returns the same source, its css`…` templates minified */
export async function withTightStyles(source: string): Promise<string> {
  const sheets = [...source.matchAll(SHEET)].map(([, sheet = '']) => transform(sheet, { loader: 'css', minify: true }))
  const tight = await Promise.all(sheets)
  return source.replace(SHEET, () => `css\`${tight.shift()!.code.trim()}\``)
}
