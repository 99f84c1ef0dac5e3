import type { Page } from 'playwright-core'
import type { Row } from '../figure.ts'
import { LOAD, type WidgetBench, type WidgetFigure } from './figure.ts'
import { middleOf, wander } from './stage.ts'
import { type Recording, recorded } from './trace.ts'

/** A brush of its usual size on a mask of twelve megapixels, with much painted already. */
export const masks: WidgetFigure = {
  name: 'masks',
  about: 'painting on a mask of 12 megapixels: frames and the longest task, stroke, its end and the file included',
  run: async bench => {
    const rows: Row[] = []
    for (const [view, zooms] of [
      ['fitted', 0],
      ['at full size', 6],
    ] as const) {
      const strokes = await strokesOf(bench, zooms)
      rows.push(...rowsOf(`brush on a mask of 12 megapixels, ${view}`, strokes))
    }
    return rows
  },
}

const SIZE = { width: 4000, height: 3000 }
const PICTURE = `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='${SIZE.width}' height='${SIZE.height}'%3E%3Crect width='100%25' height='100%25' fill='%23bcd'/%3E%3Ccircle cx='2000' cy='1500' r='900' fill='%23486'/%3E%3C/svg%3E`
const TEMPLATE = `<crowd-form><crowd-semantic-segmentation name="x" src="${PICTURE}" labels="['a', 'b']"></crowd-semantic-segmentation></crowd-form>`

/** After a stroke the file of the answer is written in steps; half as long as the stroke is longer than that takes. */
const REST = 0.5

async function strokesOf({ stage, rounds, seconds, say }: WidgetBench, zooms: number): Promise<Recording[]> {
  const page = await stage.open(TEMPLATE)
  const measured: Recording[] = []
  const middle = await middleOf(page)
  for (let step = 0; step < zooms; step++) await page.keyboard.press('+')
  for (let round = 0; round <= rounds; round++) {
    await page.keyboard.press(round % 2 === 0 ? '1' : '2')
    const recording = await recorded(page, () => stroke(page, middle, seconds))
    if (round > 0) measured.push(recording)
    const { framesPerSecond, longestTaskMs } = recording
    say(
      `  ${round === 0 ? 'warm-up' : `round ${round}`}: ${Math.round(framesPerSecond)} fps, ${longestTaskMs.toFixed(1)} ms`,
    )
  }
  await page.close()
  return measured
}

async function stroke(page: Page, middle: { x: number; y: number }, seconds: number): Promise<void> {
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.down()
  await wander(page, middle, seconds)
  await page.mouse.up()
  await page.waitForTimeout(seconds * 1000 * REST)
}

const rowsOf = (title: string, strokes: Recording[]): Row[] => [
  {
    title: `${title}: longest task`,
    unit: ' ms',
    goals: [{ of: 'value', atMost: 50 }],
    measured: strokes.map(stroke => stroke.longestTaskMs),
    load: LOAD,
  },
]
