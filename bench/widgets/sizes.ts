import { gzipSync } from 'node:zlib'
import type { Row } from '../figure.ts'
import type { WidgetFigure } from './figure.ts'

/** What a page has to load, gzipped. */
export const sizes: WidgetFigure = {
  name: 'sizes',
  about: 'scripts as they are sent, gzipped',
  run: async ({ stage, rounds }) =>
    [...stage.files]
      .filter(([path]) => path.endsWith('.js'))
      .map(([path, content]): Row => {
        const kilobytes = gzipSync(content, { level: 9 }).length / 1000
        const isFirst = path === 'crowd-html-elements.js'
        return {
          title: isFirst ? 'the script every page loads' : `loaded when used: ${path.replace(/-[A-Z\d]{8}\.js$/, '')}`,
          unit: ' kB',
          goals: isFirst ? [{ of: 'value', atMost: 40 }] : [],
          measured: Array(rounds).fill(kilobytes),
          load: 'gzip -9',
        }
      }),
}
