import type { Page } from 'playwright-core'
import { LOAD, type WidgetBench, type WidgetFigure } from './figure.ts'
import { middleOf, type Stage, wander } from './stage.ts'
import { type Recording, recorded } from './trace.ts'

const TEMPLATE = '<crowd-form><crowd-keypoint name="x" src="/large.jpg" labels="[\'a\']"></crowd-keypoint></crowd-form>'

/** A photo as large as the specification of the tools goes: how it comes, and how it moves. */
export const largeImage: WidgetFigure = {
  name: 'large-image',
  about: 'a JPEG of 50 megapixels: until it is shown, and panning over it at full size',
  run: async bench => {
    bench.stage.files.set('large.jpg', await largeJpeg(bench))
    const shownMs: number[] = []
    const pans: Recording[] = []
    for (let round = 0; round <= bench.rounds; round++) {
      const page = await bench.stage.open(TEMPLATE)
      if (round > 0) {
        shownMs.push(await comes(page))
        pans.push(await pannedClose(page, bench))
      }
      await page.close()
    }
    const title = `JPEG of ${bench.megapixels} megapixels`
    const row = { load: LOAD, goals: [] }
    return [
      { ...row, title: `${title}, until it is shown`, unit: ' ms', measured: shownMs },
      {
        ...row,
        title: `${title}, panning at full size`,
        unit: ' fps',
        goals: [{ of: 'value', atLeast: 30 }],
        measured: pans.map(pan => pan.framesPerSecond),
      },
      { ...row, title: `${title}, panning: longest task`, unit: ' ms', measured: pans.map(pan => pan.longestTaskMs) },
    ]
  },
}

/** Milliseconds from the element coming onto the page to its image being there. */
const comes = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const before = document.querySelector('crowd-keypoint')!
    const tool = before.cloneNode() as HTMLElement
    const began = performance.now()
    before.replaceWith(tool)
    while (!tool.shadowRoot!.querySelector('.image-view.shown')) await new Promise(requestAnimationFrame)
    return performance.now() - began
  })

async function pannedClose(page: Page, { seconds }: WidgetBench): Promise<Recording> {
  for (let step = 0; step < 8; step++) await page.keyboard.press('+')
  await page.waitForTimeout(500)
  const middle = await middleOf(page)
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.down({ button: 'middle' })
  const recording = await recorded(page, () => wander(page, middle, seconds))
  await page.mouse.up({ button: 'middle' })
  return recording
}

/** Made by the browser: patches of many colours, which compress like a photo and not like a drawing. */
async function largeJpeg({ stage, megapixels }: { stage: Stage; megapixels: number }): Promise<Uint8Array> {
  const page = await stage.openBlank()
  const text = await page.evaluate(async pixels => {
    const canvas = new OffscreenCanvas(Math.round(Math.sqrt(pixels * 1.5)), Math.round(Math.sqrt(pixels / 1.5)))
    const context = canvas.getContext('2d')!
    for (let patch = 0; patch < 4000; patch++) {
      context.fillStyle = `hsl(${(patch * 47) % 360} 50% ${30 + (patch % 40)}%)`
      context.fillRect(
        ((patch * 7919) % 1000) * (canvas.width / 1000),
        ((patch * 104729) % 1000) * (canvas.height / 1000),
        canvas.width / 30,
        canvas.height / 30,
      )
    }
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
    const url = await new Promise<string>(read => {
      const reader = new FileReader()
      reader.onload = () => read(reader.result as string)
      reader.readAsDataURL(blob)
    })
    return url.split(',')[1]!
  }, megapixels * 1e6)
  await page.close()
  return Buffer.from(text, 'base64')
}
