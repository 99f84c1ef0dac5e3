// The viewer as every image tool has it, shown with boxes because they say where something is.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import {
  drag,
  focusImage,
  imageAtRest,
  openTool,
  picture,
  placesOn,
  pressAll,
  toolValue,
} from '../testing/image-tools.ts'
import {
  answersOf,
  assertAccessible,
  imagesSettled,
  open,
  pressSubmit,
  shows,
  submit,
  testSite,
} from '../testing/page.ts'

const BOX = 'crowd-bounding-box'
const view = (page: Page) => page.locator('#it .image-view')

/** The colour on screen at a place of the window, `#rrggbb`. */
async function colorAt(page: Page, x: number, y: number): Promise<string> {
  const png = await page.screenshot({ clip: { x, y, width: 1, height: 1 } })
  return await page.evaluate(async data => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob())
    const context = new OffscreenCanvas(1, 1).getContext('2d')!
    context.drawImage(bitmap, 0, 0)
    return `#${[...context.getImageData(0, 0, 1, 1).data.slice(0, 3)].map(value => value.toString(16).padStart(2, '0')).join('')}`
  }, png.toString('base64'))
}

/** A JPEG, left half red and right half blue, whose Exif part asks to be turned by a quarter. */
async function turnedJpeg(page: Page): Promise<Buffer> {
  const data = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(60, 40)
    const context = canvas.getContext('2d')!
    for (const [color, x] of [
      ['#ff0000', 0],
      ['#0000ff', 30],
    ] as const) {
      context.fillStyle = color
      context.fillRect(x, 0, 30, 40)
    }
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 1 })).arrayBuffer())
    return btoa(String.fromCharCode(...bytes))
  })
  const jpeg = Buffer.from(data, 'base64')
  const exif = Buffer.from(
    '457869660000' + '4d4d002a00000008' + '0001' + '011200030000000100060000' + '00000000',
    'hex',
  )
  const length = Buffer.from([0xff, 0xe1, 0, exif.length + 2])
  return Buffer.concat([jpeg.subarray(0, 2), length, exif, jpeg.subarray(2)])
}

test('the canvas that scripts look up lies over the displayed image, however it is zoomed and moved', async () => {
  const page = await openTool(BOX, `initial-value="[{label:'cat',left:0,top:0,width:640,height:480}]"`)
  const area = (await view(page).boundingBox())!
  const fitted = await imageAtRest(page)
  assert.ok(fitted.x >= area.x && fitted.x + fitted.width <= area.x + area.width)
  assert.ok(Math.abs(fitted.width / fitted.height - 640 / 480) < 0.01)
  // The box is as large as the image: its line runs where the canvas ends.
  assert.equal(await colorAt(page, fitted.x + fitted.width / 2, fitted.y), '#2ca02c')
  await pressAll(page, '+', '+', 'ArrowLeft', 'ArrowUp')
  const zoomed = await imageAtRest(page)
  assert.ok(Math.abs(zoomed.width / fitted.width - 1.96) < 0.01)
  await pressAll(page, 'f')
  assert.deepEqual(await imageAtRest(page), fitted)
})

test('the wheel zooms around the pointer, the middle button and a held space bar move the image', async () => {
  const page = await openTool(BOX)
  const before = await imageAtRest(page)
  const at = (await placesOn(page))(160, 120)
  await page.mouse.move(at.x, at.y)
  await page.mouse.wheel(0, -400)
  await page.waitForFunction(
    width =>
      document.querySelector('#it')!.shadowRoot!.querySelector('.upper-canvas')!.getBoundingClientRect().width >
      width * 1.5,
    before.width,
  )
  const after = (await placesOn(page))(160, 120)
  assert.ok(Math.hypot(after.x - at.x, after.y - at.y) < 2)
  const movedBy = async (act: () => Promise<void>) => {
    const start = await imageAtRest(page)
    await act()
    const end = await imageAtRest(page)
    return [Math.round(end.x - start.x), Math.round(end.y - start.y)]
  }
  const dragBy = async (button: 'left' | 'middle') => {
    await page.mouse.move(600, 400)
    await page.mouse.down({ button })
    await page.mouse.move(640, 420, { steps: 3 })
    await page.mouse.up({ button })
    await page.waitForTimeout(40)
  }
  assert.deepEqual(await movedBy(() => dragBy('middle')), [40, 20])
  await focusImage(page)
  await page.keyboard.press('1')
  await page.keyboard.down(' ')
  assert.deepEqual(await movedBy(() => dragBy('left')), [40, 20])
  await page.keyboard.up(' ')
  await page.locator('#it button#move').click()
  assert.deepEqual(await movedBy(() => dragBy('left')), [40, 20])
  assert.deepEqual((await toolValue(page)).boundingBoxes, [], 'nothing was drawn by all this')
})

test('two fingers zoom and move, one finger draws; a second finger takes the first one’s drawing back', async () => {
  const page = await openTool(BOX)
  await page.keyboard.press('1')
  const at = await placesOn(page)
  const session = await page.context().newCDPSession(page)
  const touch = async (type: string, ...fingers: { x: number; y: number }[]) => {
    await session.send('Input.dispatchTouchEvent', {
      type: type as 'touchStart',
      touchPoints: fingers.map((finger, id) => ({ ...finger, id })),
    })
  }
  await touch('touchStart', at(100, 100))
  await touch('touchMove', at(150, 140))
  await touch('touchMove', at(200, 180))
  await touch('touchEnd')
  const [drawn] = (await toolValue(page)).boundingBoxes as { left: number; width: number }[]
  assert.ok(Math.abs(drawn!.left - 100) <= 1 && Math.abs(drawn!.width - 100) <= 1, JSON.stringify(drawn))
  const before = await imageAtRest(page)
  await touch('touchStart', at(300, 300))
  await touch('touchMove', at(320, 320))
  await touch('touchStart', at(320, 320), at(420, 320))
  await touch('touchMove', at(270, 320), at(470, 320))
  await touch('touchEnd')
  await page.waitForTimeout(50)
  assert.ok((await imageAtRest(page)).width > before.width * 1.7)
  assert.equal(((await toolValue(page)).boundingBoxes as unknown[]).length, 1)
})

test('an image is shown as its pixels are stored, whatever its Exif part says', async () => {
  const page = await open('<p>one page to make a picture in</p>')
  const { serve } = await testSite()
  const src = serve('/turned.jpg', { type: 'image/jpeg', body: await turnedJpeg(page) })
  const tool = await open(`<crowd-form><${BOX} id="it" name="it" src="${src}" labels="['a']"></${BOX}></crowd-form>`)
  assert.deepEqual((await toolValue(tool)).inputImageProperties, { height: 40, width: 60 })
  const at = await placesOn(tool, { width: 60, height: 40 })
  assert.match(await colorAt(tool, at(10, 20).x, at(10, 20).y), /^#f[de]|^#ff/)
  assert.match(await colorAt(tool, at(50, 20).x, at(50, 20).y), /f[def]$/)
})

test('a server that allows no reading of its images is no obstacle', async () => {
  const { serve, origin } = await testSite()
  serve('/plain.svg', { type: 'image/svg+xml', body: decodeURIComponent(picture(320, 200).split(',')[1]!) })
  const elsewhere = origin.replace('127.0.0.1', 'localhost')
  const page = await open(
    `<crowd-form><${BOX} id="it" name="it" src="${elsewhere}/plain.svg" labels="['a']"></${BOX}></crowd-form>`,
  )
  assert.deepEqual((await toolValue(page)).inputImageProperties, { height: 200, width: 320 })
})

test('an image that cannot be loaded is named, blocks the answer, and can be tried again', async () => {
  const { serve, origin } = await testSite()
  const page = await open(
    `<crowd-form><${BOX} id="it" name="it" header="Cats" src="${origin}/late%20one.png?x=1" labels="['a']"></${BOX}></crowd-form>`,
  )
  assert.ok(await shows(page, 'The image “late one.png” could not be loaded.'))
  await assertAccessible(page)
  await page.locator('#it #nothing-to-annotate .awsui-checkbox-label').click()
  await pressSubmit(page)
  assert.deepEqual(await answersOf(page), [])
  assert.ok(await shows(page, 'The answer cannot be sent without its image.'))
  serve('/late%20one.png', { type: 'image/svg+xml', body: decodeURIComponent(picture(20, 10).split(',')[1]!) })
  await page.getByRole('button', { name: 'Try again' }).click()
  await view(page).and(page.locator('.shown')).waitFor()
  assert.deepEqual(await submit(page), { it: { boundingBoxes: [], inputImageProperties: { height: 10, width: 20 } } })
})

test('another src is another image: the work on the one before goes', async () => {
  const page = await openTool(BOX)
  await page.keyboard.press('1')
  await drag(page, [10, 10], [100, 100])
  await page.evaluate(src => Object.assign(document.querySelector('#it')!, { src }), picture(300, 100))
  await imagesSettled(page)
  assert.deepEqual(await toolValue(page), { boundingBoxes: [], inputImageProperties: { height: 100, width: 300 } })
})

test('on a screen with two device pixels for each CSS pixel everything is drawn in device pixels', async () => {
  const page = await openTool(BOX)
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setDeviceMetricsOverride', {
    width: 1200,
    height: 800,
    deviceScaleFactor: 2,
    mobile: false,
  })
  await page.waitForFunction(() => {
    const root = document.querySelector('#it')!.shadowRoot!
    const area = root.querySelector('.image-view')!
    return [...root.querySelectorAll<HTMLCanvasElement>('.layers canvas:not(.upper-canvas)')].every(
      canvas => canvas.width === area.clientWidth * 2,
    )
  })
  await session.send('Emulation.clearDeviceMetricsOverride')
  await session.detach()
  await page.setViewportSize({ width: 1280, height: 800 })
})

test('the image stays fitted when the window changes its size', async () => {
  const page = await openTool(BOX)
  const before = await imageAtRest(page)
  await page.setViewportSize({ width: 1000, height: 700 })
  await page.waitForFunction(
    width =>
      document.querySelector('#it')!.shadowRoot!.querySelector('.upper-canvas')!.getBoundingClientRect().width < width,
    before.width,
  )
  const [area, image] = [(await view(page).boundingBox())!, await imageAtRest(page)]
  assert.ok(image.x >= area.x && image.y >= area.y && image.x + image.width <= area.x + area.width)
  await page.setViewportSize({ width: 1280, height: 800 })
})

test('of two tools on a page keys and undo go to the one touched last, and text fields keep theirs', async () => {
  const two = ['one', 'two'].map(
    name => `<${BOX} id="${name}" name="${name}" src="${picture(64, 48)}" labels="['a']"
    initial-value="[{label:'a',left:5,top:5,width:9,height:9}]"></${BOX}>`,
  )
  const page = await open(`<crowd-form>${two.join('')}<input name="note" aria-label="Note"></crowd-form>`)
  const counts = () =>
    page.evaluate(() =>
      ['one', 'two'].map(
        id =>
          (document.getElementById(id) as HTMLElement & { value: { boundingBoxes: unknown[] } }).value.boundingBoxes
            .length,
      ),
    )
  await page.locator('#two .label-button').click()
  await pressAll(page, 'PageDown', 'Delete')
  assert.deepEqual(await counts(), [1, 0])
  await page.locator('#one .label-button').click()
  await pressAll(page, 'PageDown', 'Delete')
  assert.deepEqual(await counts(), [0, 0])
  await pressAll(page, 'Control+z')
  assert.deepEqual(await counts(), [1, 0])
  await page.getByLabel('Note').fill('x')
  await pressAll(page, 'Control+z', 'PageDown', 'Delete')
  assert.deepEqual(await counts(), [1, 0])
})
