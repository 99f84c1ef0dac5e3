// Heavy widgets in a real task: their code, the picture behind them and what they answer all pass between origins.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { decodePng } from '../../packages/crowd-elements/src/shared/png/decode.ts'
import { BUCKET } from '../fixtures.ts'
import { atDesk } from './testing/desk.ts'
import { put } from './testing/objects.ts'
import { heading, startWorking, submit, task } from './testing/portal.ts'

const PHOTO = readFileSync(join(import.meta.dirname, '../../packages/server/src/sample-data/photo.jpg'))
const inputs = [{ image: `s3://${BUCKET}/tools/photo.jpg`, text: 'Take aspirin daily.' }]

/** Drags over the picture, places in parts of its width and height. */
async function drag(page: Page, tagName: string, from: [number, number], to: [number, number]): Promise<void> {
  const canvas = task(page).locator(`${tagName} canvas.upper-canvas`)
  await canvas.waitFor()
  const box = (await canvas.boundingBox())!
  const at = ([x, y]: [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const
  await page.mouse.move(...at(from))
  await page.mouse.down()
  await page.mouse.move(...at(to), { steps: 5 })
  await page.mouse.up()
}

const tool = (tagName: string): string => `<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>
  <crowd-form><${tagName} name="marks" src="{{ task.input.image | grant_read_access }}" labels="['slice', 'box']"
    header="Mark the food"></${tagName}></crowd-form>`

describe('a task with a heavy widget', () => {
  test('boxes on a picture from a bucket come home in pixels of the picture', async () => {
    await put('tools/photo.jpg', 'image/jpeg', PHOTO)
    await atDesk({ template: tool('crowd-bounding-box'), inputs }, async ({ page, loops, becomes, answers }) => {
      await startWorking(page)
      await task(page).getByText('slice').click()
      await drag(page, 'crowd-bounding-box', [0.2, 0.1], [0.6, 0.4])
      await submit(page).click()
      await heading(page, 'No more tasks').waitFor()
      await becomes(loops[0]!, 'Completed')
      const [{ marks }] = (await answers(loops[0]!)) as [{ marks: Record<string, Record<string, number>[]> }]
      assert.deepEqual(marks.inputImageProperties, { height: 3000, width: 2000 })
      const [box] = marks.boundingBoxes!
      assert.deepEqual(Object.keys(box!), ['height', 'label', 'left', 'top', 'width'])
      for (const [name, wanted] of Object.entries({ left: 400, top: 300, width: 800, height: 900 }))
        assert.ok(Math.abs(box![name]! - wanted) < 20, `${name} is ${box![name]}`)
    })
  })

  test('a mask of six megapixels comes home as a PNG of the picture’s size', async () => {
    await put('tools/photo.jpg', 'image/jpeg', PHOTO)
    await atDesk(
      { template: tool('crowd-semantic-segmentation'), inputs },
      async ({ page, loops, becomes, answers }) => {
        await startWorking(page)
        await task(page).getByText('box', { exact: true }).click()
        await drag(page, 'crowd-semantic-segmentation', [0.3, 0.5], [0.7, 0.5])
        await submit(page).click()
        await heading(page, 'No more tasks').waitFor()
        await becomes(loops[0]!, 'Completed')
        const [{ marks }] = (await answers(loops[0]!)) as [
          { marks: { labelMappings: object; labeledImage: { pngImageData: string } } },
        ]
        assert.deepEqual(marks.labelMappings, { box: { color: '#1f77b4' }, slice: { color: '#2ca02c' } })
        const png = await decodePng(Buffer.from(marks.labeledImage.pngImageData, 'base64'))
        assert.deepEqual(png.size, { width: 2000, height: 3000 })
        assert.ok(
          png.pixels.some(pixel => pixel !== png.pixels[0]),
          'something is painted',
        )
      },
    )
  })

  test('marks in a text that stands alone come home as characters', async () => {
    const template = `<crowd-entity-annotation name="found" header="Mark the drugs" text="{{ task.input.text }}"
      labels='[{"label": "drug"}]'></crowd-entity-annotation>`
    await atDesk({ template, inputs }, async ({ page, loops, becomes, answers }) => {
      await startWorking(page)
      await task(page).getByText('drug', { exact: true }).first().click()
      const line = task(page).getByText('Take aspirin daily.').last()
      const position = await line.evaluate(element => {
        const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()!
        const word = new Range()
        word.setStart(text, 6)
        word.setEnd(text, 10)
        const { x, y, width, height } = word.getBoundingClientRect()
        const box = element.getBoundingClientRect()
        return { x: x + width / 2 - box.x, y: y + height / 2 - box.y }
      })
      await line.dblclick({ position })
      await submit(page).click()
      await heading(page, 'No more tasks').waitFor()
      await becomes(loops[0]!, 'Completed')
      assert.deepEqual(await answers(loops[0]!), [
        { found: { entities: [{ endOffset: 12, label: 'drug', startOffset: 5 }] } },
      ])
    })
  })
})
