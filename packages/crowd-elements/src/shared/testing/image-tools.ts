import type { Page } from 'playwright-core'
import type { Point } from '../image/plane.ts'
import type { ImageTool } from '../image-tool/image-tool.ts'
import { type OpenOptions, open } from './page.ts'

/** A plain picture of the given size as a URL. */
export const picture = (width: number, height: number): string =>
  `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='${width}' height='${height}'%3E%3Crect width='100%25' height='100%25' fill='%23c8d2dc'/%3E%3C/svg%3E`

/** Markup of a form with one image tool `#it` on an image of 640 by 480 pixels, labels cat, dog and owl. */
export const toolForm = (tagName: string, attributes = '', inside = ''): string =>
  `<crowd-form><${tagName} id="it" name="it" header="Look closely" src="${picture(640, 480)}"
    labels="['cat', 'dog', 'owl']" ${attributes}>${inside}</${tagName}></crowd-form>`

export const openTool = (tagName: string, attributes = '', options: OpenOptions = {}): Promise<Page> =>
  open(toolForm(tagName, attributes), options)

/** The answer the tool would give now. */
export const toolValue = (page: Page): Promise<Record<string, unknown>> =>
  page.evaluate(() => JSON.parse(JSON.stringify((document.querySelector('#it') as ImageTool).value)))

/** What the tool last told the worker. */
export const toldBy = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector('#it')!.shadowRoot!.querySelector('.status')!.textContent)

/** Where the image lies, once the page around it has found its place: the same for three frames. */
export const imageAtRest = (page: Page): Promise<DOMRect> =>
  page.evaluate(async () => {
    const canvas = document.querySelector('#it')!.shadowRoot!.querySelector('canvas.upper-canvas')!
    const boxes = [canvas.getBoundingClientRect()]
    const isAtRest = () =>
      boxes.length > 3 && boxes.slice(-3).every(box => JSON.stringify(box) === JSON.stringify(boxes.at(-1)))
    while (!isAtRest()) {
      await new Promise(requestAnimationFrame)
      boxes.push(canvas.getBoundingClientRect())
    }
    return boxes.at(-1)!.toJSON() as DOMRect
  })

/** Where image pixels are in the window, by the canvas that scripts look up. */
export async function placesOn(
  page: Page,
  size = { width: 640, height: 480 },
): Promise<(x: number, y: number) => Point> {
  const box = await imageAtRest(page)
  return (x, y) => ({ x: box.x + (x * box.width) / size.width, y: box.y + (y * box.height) / size.height })
}

/** Drags with the mouse, places in image pixels. */
export async function drag(page: Page, ...path: [number, number][]): Promise<void> {
  const at = await placesOn(page)
  const [first, ...rest] = path.map(([x, y]) => at(x, y))
  await page.mouse.move(first!.x, first!.y)
  await page.mouse.down()
  for (const { x, y } of rest) await page.mouse.move(x, y, { steps: 4 })
  await page.mouse.up()
}

/** Clicks with the mouse, places in image pixels. */
export async function click(page: Page, ...places: [number, number][]): Promise<void> {
  const at = await placesOn(page)
  for (const [x, y] of places) await page.mouse.click(at(x, y).x, at(x, y).y)
}

export const pressAll = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

/** Gives the image the focus as the Tab key would. */
export const focusImage = (page: Page): Promise<void> =>
  page.evaluate(() => document.querySelector('#it')!.shadowRoot!.querySelector<HTMLElement>('.image-view')!.focus())
