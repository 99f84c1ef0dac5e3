// Turns the public iron-icons into data: `import 'icon-set:av'` gives the signs of the set av. Why these: docs/decisions.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Plugin } from 'esbuild'

const LICENCE = `/*! iron-icons
Copyright (c) 2014 The Polymer Project Authors. BSD-3-Clause, http://polymer.github.io/LICENSE.txt */
`

/** Lets modules import `icon-set:<name>`, where `@polymer/iron-icons/<name>-icons.js` has the drawings. */
export function iconSets(): Plugin {
  const { resolve } = createRequire(new URL('../../packages/crowd-elements/package.json', import.meta.url))
  return {
    name: 'icon-sets',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^icon-set:/ }, ({ path }) => ({
        path: path.replace('icon-set:', ''),
        namespace: 'icon-set',
      }))
      onLoad({ filter: /./, namespace: 'icon-set' }, async ({ path }) => {
        const source = await readFile(resolve(`@polymer/iron-icons/${path}-icons.js`), 'utf8')
        return { contents: `${LICENCE}export default ${JSON.stringify(readIconSet(source))}` }
      })
    },
  }
}

type Outline = string | [path: string, opacity: number]

/**
 * The signs in the source of one set.
 * @throws Error when a sign has a shape that is neither path nor circle, rather than drawing half of it
 */
export function readIconSet(source: string): Record<string, Outline[]> {
  const signs = [...source.matchAll(/<g id="([^"]+)">(.*?)<\/g>(?!<\/g>)/g)]
  return Object.fromEntries(signs.map(([, name = '', shapes = '']) => [name, outlinesOf(name, shapes)]))
}

function outlinesOf(name: string, shapes: string): Outline[] {
  const tags = [...shapes.matchAll(/<(\w+)([^>]*)>/g)].filter(([, tag]) => tag !== 'g')
  return tags.map(([, tag, attributes = '']) => {
    const read = (attribute: string) => new RegExp(`(?:^|\\s)${attribute}="([^"]*)"`).exec(attributes)?.[1]
    const path = tag === 'path' ? read('d') : tag === 'circle' ? circlePath(read) : undefined
    if (path === undefined) throw new Error(`The sign ${name} has a <${tag}> that we cannot draw.`)
    const opacity = read('opacity') ?? read('fill-opacity')
    return opacity === undefined ? path : [path, Number(opacity)]
  })
}

function circlePath(read: (attribute: string) => string | undefined): string {
  const [x, y, r] = ['cx', 'cy', 'r'].map(attribute => Number(read(attribute)))
  return `M${x! - r!} ${y}a${r} ${r} 0 1 0 ${2 * r!} 0a${r} ${r} 0 1 0 ${-2 * r!} 0z`
}
