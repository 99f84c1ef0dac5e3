import type { Page } from 'playwright-core'
import type { Row } from '../figure.ts'
import type { Series } from '../series.ts'
import { LOAD, type WidgetBench, type WidgetFigure } from './figure.ts'
import { middleOf, wander } from './stage.ts'
import { type Recording, recorded } from './trace.ts'

const IMAGE = { width: 4000, height: 3000 }
const LABELS = ['a', 'b', 'c', 'd']

/** Frames for each second while the image is moved, and while one shape is, with very many others around. */
export const shapes: WidgetFigure = {
  name: 'shapes',
  about: 'frames for each second with many shapes, while panning and while dragging one',
  run: async bench => {
    const rows: Row[] = []
    for (const [tagName, make] of Object.entries(TOOLS))
      for (const count of bench.shapeCounts) rows.push(...(await rowsOf(bench, tagName, make, count)))
    return rows
  },
}

/** A box as left, top, width, height becomes an item of the tool's initial value. */
type MakeItem = (label: string, left: number, top: number, width: number, height: number) => object

const TOOLS: Record<string, MakeItem> = {
  'crowd-bounding-box': (label, left, top, width, height) => ({ label, left, top, width, height }),
  'crowd-polygon': (label, left, top, width, height) => ({
    label,
    vertices: Array.from({ length: 12 }, (_, corner) => ({
      x: Math.round(left + (width / 2) * (1 + Math.cos((corner * Math.PI) / 6))),
      y: Math.round(top + (height / 2) * (1 + Math.sin((corner * Math.PI) / 6))),
    })),
  }),
}

/** Small shapes all over the image, the same every time, and a larger one in the middle to be dragged. */
function itemsOf(make: MakeItem, count: number): object[] {
  let seed = 7
  const upTo = (most: number) => {
    seed = (seed * 16807) % 2147483647
    return Math.floor((seed / 2147483647) * most)
  }
  const small = Array.from({ length: count - 1 }, (_, index) =>
    make(LABELS[index % LABELS.length]!, upTo(3900), upTo(2900), 20 + upTo(80), 20 + upTo(80)),
  )
  return [...small, make('a', 1850, 1350, 300, 300)]
}

const PICTURE = `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='${IMAGE.width}' height='${IMAGE.height}'%3E%3Crect width='100%25' height='100%25' fill='%23bcd'/%3E%3Ccircle cx='2000' cy='1500' r='900' fill='%23486'/%3E%3C/svg%3E`

async function rowsOf(bench: WidgetBench, tagName: string, make: MakeItem, count: number): Promise<Row[]> {
  const page = await bench.stage.open(
    `<crowd-form><${tagName} name="x" src="${PICTURE}" labels='${JSON.stringify(LABELS)}'
      initial-value='${JSON.stringify(itemsOf(make, count))}'></${tagName}></crowd-form>`,
  )
  const pan = await rounds(bench, page, `${tagName} ${count} pan`, () => panned(bench, page))
  const drag = await rounds(bench, page, `${tagName} ${count} drag`, () => dragged(bench, page, tagName))
  await page.close()
  const title = (what: string) => `${tagName}, ${count.toLocaleString('en-US')} shapes, ${what}`
  return [...rowsFor(title('panning'), pan), ...rowsFor(title('dragging one'), drag)]
}

async function rounds(
  { rounds: count, say }: WidgetBench,
  page: Page,
  name: string,
  play: () => Promise<Recording>,
): Promise<Recording[]> {
  const measured: Recording[] = []
  for (let round = 0; round <= count; round++) {
    const recording = await play()
    if (round > 0) measured.push(recording)
    say(`  ${name}, ${round === 0 ? 'warm-up' : `round ${round}`}: ${Math.round(recording.framesPerSecond)} fps`)
    await page.keyboard.press('f')
    await page.waitForTimeout(300)
  }
  return measured
}

async function panned({ seconds }: WidgetBench, page: Page): Promise<Recording> {
  const middle = await middleOf(page)
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.down({ button: 'middle' })
  const recording = await recorded(page, () => wander(page, middle, seconds))
  await page.mouse.up({ button: 'middle' })
  return recording
}

/** Boxes are taken by their inside, polygons by their border and, once selected, by their inside. */
async function dragged({ seconds }: WidgetBench, page: Page, tagName: string): Promise<Recording> {
  const middle = await middleOf(page)
  if (tagName === 'crowd-polygon') await page.keyboard.press('PageUp')
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.down()
  const recording = await recorded(page, () => wander(page, middle, seconds))
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.up()
  await page.keyboard.press('Escape')
  return recording
}

function rowsFor(title: string, recordings: Recording[]): Row[] {
  const series = (key: keyof Recording): Series => recordings.map(recording => recording[key])
  return [
    { title, unit: ' fps', goals: [{ of: 'value', atLeast: 30 }], measured: series('framesPerSecond'), load: LOAD },
    { title: `${title}: longest task`, unit: ' ms', goals: [], measured: series('longestTaskMs'), load: LOAD },
  ]
}
