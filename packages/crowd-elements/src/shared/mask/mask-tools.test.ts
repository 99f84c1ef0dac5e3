// What both segmentation tools promise. Images are 640 by 480 pixels.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  click,
  drag,
  focusImage,
  openTool,
  picture,
  placesOn,
  pressAll,
  toldBy,
  toolForm,
  toolValue,
} from '../testing/image-tools.ts'
import { paintedPng, pixelsByColor } from '../testing/masks.ts'
import {
  answersOf,
  assertAccessible,
  imagesSettled,
  open,
  pressSubmit,
  recordEvents,
  shows,
  submit,
  testSite,
} from '../testing/page.ts'

type Page = Awaited<ReturnType<typeof open>>

const SIZE = { width: 640, height: 480 }
const GREEN = '#2ca02c'
const BLUE = '#1f77b4'

const TOOLS = ['crowd-semantic-segmentation', 'crowd-instance-segmentation'] as const

/** What tells that `cat` is green and `dog` is blue. */
const WHAT = {
  'crowd-semantic-segmentation': { labelMappings: { cat: { color: GREEN }, dog: { color: BLUE } } },
  'crowd-instance-segmentation': {
    instances: [
      { color: GREEN, label: 'cat' },
      { color: BLUE, label: 'dog' },
    ],
  },
}

type ImageAnswer = { labeledImage: { pngImageData: string } } & Record<string, unknown>

const pixelsOf = async (page: Page): Promise<Record<string, number>> =>
  pixelsByColor(((await toolValue(page)) as ImageAnswer).labeledImage.pngImageData)

const earlier = paintedPng(SIZE, GREEN, 40, [100, 100], [300, 100])

/** Attributes with a mask of an earlier job, served under an address of its own. */
async function withEarlier(tag: (typeof TOOLS)[number], png = earlier): Promise<string> {
  const src = (await testSite()).serve('/earlier.png', { type: 'image/png', body: Buffer.from(png, 'base64') })
  return `initial-value='${JSON.stringify({ ...WHAT[tag], src })}'`
}

const earlierCame = (page: Page) => page.locator('#it .earlier').waitFor({ state: 'detached' })

for (const tag of TOOLS) {
  test(`${tag}: a stroke is in the answer, in the exact colour and nowhere else`, async () => {
    const page = await openTool(tag)
    const heard = await recordEvents(page, 'change')
    await pressAll(page, '1')
    await drag(page, [100, 100], [200, 100])
    await pressAll(page, '2')
    await drag(page, [400, 300], [400, 400])
    const pixels = await pixelsOf(page)
    assert.deepEqual(Object.keys(pixels).sort(), [BLUE, GREEN])
    // 24 pixels wide, 100 long, and a disc.
    for (const count of Object.values(pixels)) assert.ok(Math.abs(count - 2400 - 452) < 80, String(count))
    assert.equal((await heard()).length, 2)
    assert.deepEqual(((await submit(page)).it as ImageAnswer).inputImageProperties, { height: 480, width: 640 })
  })

  test(`${tag}: the browser reads the same picture`, async () => {
    const page = await openTool(tag)
    await pressAll(page, '1')
    await drag(page, [0, 0], [639, 479])
    const { labeledImage } = (await toolValue(page)) as ImageAnswer
    const seen = await page.evaluate(async data => {
      const file = await (await fetch(`data:image/png;base64,${data}`)).blob()
      const bitmap = await createImageBitmap(file)
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
      const context = canvas.getContext('2d')!
      context.drawImage(bitmap, 0, 0)
      const pixels = new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer)
      return {
        size: [bitmap.width, bitmap.height],
        green: pixels.filter(pixel => pixel === 0xff2ca02c).length,
        none: pixels.filter(pixel => pixel === 0).length,
      }
    }, labeledImage.pngImageData)
    const pixels = await pixelsByColor(labeledImage.pngImageData)
    assert.deepEqual(seen, { size: [640, 480], green: pixels[GREEN]!, none: 640 * 480 - pixels[GREEN]! })
  })

  test(`${tag}: without a label nothing is painted and the worker is told why`, async () => {
    const page = await openTool(tag)
    await drag(page, [100, 100], [200, 100])
    assert.equal(await toldBy(page), 'Choose a label first.')
    await pressSubmit(page)
    assert.ok(await shows(page, 'Please label something'))
  })

  test(`${tag}: what is painted is seen at its place, also zoomed and moved`, async () => {
    const page = await openTool(tag)
    await pressAll(page, '1')
    await drag(page, [330, 250], [331, 250])
    for (const keys of [[], ['+', '+'], ['ArrowLeft'], ['f']]) {
      await pressAll(page, ...keys)
      await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
      const at = (await placesOn(page))(330, 250)
      const isSeen = await page.evaluate(({ x, y }) => {
        const canvases = [
          ...document.querySelector('#it')!.shadowRoot!.querySelectorAll<HTMLCanvasElement>('.layers canvas'),
        ]
        return canvases.some(canvas => {
          const box = canvas.getBoundingClientRect()
          const [r, g, b, a] = canvas
            .getContext('2d')!
            .getImageData(Math.round(x - box.left), Math.round(y - box.top), 1, 1).data
          return r === 0x2c && g === 0xa0 && b === 0x2c && a === 255
        })
      }, at)
      assert.ok(isSeen, keys.join(' '))
    }
  })

  test(`${tag}: eraser, undo and redo, by keys and buttons`, async () => {
    const page = await openTool(tag)
    await pressAll(page, '1')
    await drag(page, [100, 100], [200, 100])
    const painted = (await pixelsOf(page))[GREEN]!
    await pressAll(page, 'x')
    await drag(page, [200, 60], [200, 140])
    const rest = (await pixelsOf(page))[GREEN]!
    assert.ok(rest < painted - 200)
    await pressAll(page, 'Control+z')
    assert.equal((await pixelsOf(page))[GREEN], painted)
    await page.getByRole('button', { name: 'Redo' }).click()
    assert.equal((await pixelsOf(page))[GREEN], rest)
    for (let step = 0; step < 2; step++) await page.getByRole('button', { name: 'Undo' }).click()
    assert.deepEqual(await pixelsOf(page), {})
  })

  test(`${tag}: an outline is filled; undo takes back its corners; unfinished it blocks`, async () => {
    const page = await openTool(tag)
    await pressAll(page, '1', 'p')
    await click(page, [100, 100], [300, 100], [300, 200], [110, 300])
    await pressAll(page, 'Control+z')
    await pressSubmit(page)
    assert.deepEqual(await answersOf(page), [])
    assert.ok(await shows(page, 'Please finish the shape'))
    await click(page, [100, 200], [100, 100])
    const count = (await pixelsOf(page))[GREEN]!
    assert.ok(Math.abs(count - 200 * 100) < 900, String(count))
    await click(page, [400, 100], [500, 100])
    await pressAll(page, 'Enter')
    assert.equal(await toldBy(page), 'An outline needs at least three corners.')
    await pressAll(page, 'Escape')
    await submit(page)
  })

  test(`${tag}: the image is painted at once by whoever comes from a tool, and a stroke ends with the focus`, async () => {
    const page = await openTool(tag)
    await pressAll(page, '1')
    await focusImage(page)
    // Out and back: focus that moves within the widget.
    await pressAll(page, 'Shift+Tab', 'Tab', 'Space', 'ArrowRight', 'Shift+Tab')
    const painted = (await pixelsOf(page))[GREEN]!
    assert.ok(painted > 0)
    await pressAll(page, 'Tab', 'ArrowDown', 'ArrowDown')
    assert.equal((await pixelsOf(page))[GREEN], painted)
    // The cursor is where it was.
    await pressAll(page, 'ArrowUp', 'ArrowUp', 'Space', 'Space')
    assert.equal((await pixelsOf(page))[GREEN], painted)
  })

  test(`${tag}: by keyboard alone, with spoken positions and sizes`, async () => {
    const page = await openTool(tag)
    await focusImage(page)
    await pressAll(page, '1')
    for (let step = 0; step < 30; step++) await page.keyboard.press(']')
    assert.equal(await toldBy(page), 'Brush size: 400 px')
    for (let step = 0; step < 60; step++) await page.keyboard.press('[')
    assert.equal(await toldBy(page), 'Brush size: 1 px')
    await pressAll(page, '.', ',', 'ArrowRight')
    assert.equal(await toldBy(page), '321, 240: unlabelled')
    await pressAll(page, 'Space')
    assert.match(await toldBy(page), /^Painting cat/)
    await pressAll(page, 'Shift+ArrowRight', 'ArrowDown', 'Space')
    assert.equal(await toldBy(page), 'Brush lifted')
    assert.deepEqual(await pixelsOf(page), { [GREEN]: 12 })
    await pressAll(page, 'ArrowUp')
    assert.match(await toldBy(page), /^331, 240: cat/)
    await pressAll(page, 'p', 'Space', 'Shift+ArrowRight', 'Space', 'Shift+ArrowDown', 'Space', 'Enter')
    assert.equal(await toldBy(page), 'Outline filled')
    assert.equal(
      (await pixelsOf(page))[GREEN],
      12 + 55 - 1,
      'a triangle of ten rows, one of its pixels was painted already',
    )
    await pressAll(page, 'Delete')
    assert.deepEqual(await pixelsOf(page), {})
  })

  test(`${tag}: the mask of an earlier job is taken over pixel for pixel; modified says whether it differs`, async () => {
    const page = await openTool(tag, await withEarlier(tag))
    await earlierCame(page)
    assert.deepEqual(await pixelsOf(page), await pixelsByColor(earlier))
    assert.equal((await toolValue(page)).initialValueModified, false)
    await pressAll(page, '2')
    await drag(page, [400, 300], [401, 300])
    assert.equal((await toolValue(page)).initialValueModified, true)
    await pressAll(page, 'Control+z')
    const answer = (await submit(page)).it as ImageAnswer
    assert.equal(answer.initialValueModified, false)
    assert.equal(answer.labeledImage.pngImageData, earlier)
  })

  test(`${tag}: reset brings the earlier mask back`, async () => {
    const page = await openTool(tag, await withEarlier(tag))
    await earlierCame(page)
    await pressAll(page, '2')
    await drag(page, [100, 100], [300, 300])
    await page.evaluate(() => document.querySelector('crowd-form')!.reset())
    const answer = (await submit(page)).it as ImageAnswer
    assert.deepEqual([answer.labeledImage.pngImageData === earlier, answer.initialValueModified], [true, false])
  })

  test(`${tag}: a draft over an earlier mask is compared with it`, async () => {
    const page = await openTool(tag, await withEarlier(tag))
    await earlierCame(page)
    await pressAll(page, '2')
    await drag(page, [400, 300], [401, 300])
    const draft = await page.evaluate(() =>
      JSON.stringify((document.querySelector('#it') as HTMLElement & { readDraft(): unknown }).readDraft()),
    )
    const restored = await open(`${toolForm(tag, await withEarlier(tag))}<script>
      customElements.whenDefined('${tag}').then(() => it.writeDraft(${draft}))</script>`)
    await imagesSettled(restored)
    await restored.waitForFunction(
      () => (document.querySelector('#it') as HTMLElement & { value: ImageAnswer }).value.initialValueModified,
    )
    const colors = Object.keys(await pixelsOf(restored))
    assert.ok(colors.length === 2 && colors.includes(GREEN), String(colors))
  })

  test(`${tag}: colours of an earlier mask may have names`, async () => {
    const named = JSON.parse(JSON.stringify(WHAT[tag]).replace(GREEN, 'rebeccapurple'))
    const src = `data:image/png;base64,${paintedPng(SIZE, '#663399', 40, [100, 100])}`
    const page = await openTool(tag, `initial-value='${JSON.stringify({ ...named, src })}'`)
    await earlierCame(page)
    assert.deepEqual(Object.keys(await pixelsOf(page)), ['#663399'])
  })

  test(`${tag}: colours of an earlier mask that stand for nothing are background`, async () => {
    const page = await openTool(tag, await withEarlier(tag, paintedPng(SIZE, '#2ca02d', 40, [100, 100])))
    await earlierCame(page)
    assert.deepEqual(await pixelsOf(page), {})
  })

  test(`${tag}: an earlier mask that cannot be had blocks the answer until it can`, async () => {
    const site = await testSite()
    const src = `${site.origin}/late-${tag}.png`
    const page = await openTool(tag, `initial-value='${JSON.stringify({ ...WHAT[tag], src })}'`)
    const retry = page.getByRole('button', { name: 'Try again' })
    await retry.waitFor()
    await assertAccessible(page)
    await pressSubmit(page)
    assert.deepEqual(await answersOf(page), [])
    assert.ok(await shows(page, 'The earlier mask could not be loaded'))
    site.serve(`/late-${tag}.png`, { type: 'image/png', body: Buffer.from(earlier, 'base64') })
    await retry.click()
    await earlierCame(page)
    assert.equal(((await submit(page)).it as ImageAnswer).labeledImage.pngImageData, earlier)
  })

  test(`${tag}: an initial-value that cannot be read is named, and the tool works`, async () => {
    const page = await openTool(tag, `initial-value="{src: https://example.org/mask.png}"`)
    assert.ok(await shows(page, 'The attribute “initial-value”'))
    await pressAll(page, '1')
    await drag(page, [100, 100], [200, 100])
    await submit(page)
  })

  test(`${tag}: labels may come late, grow and shrink while work exists`, async () => {
    const page = await open(
      `<crowd-form><${tag} id="it" name="it" src="${picture(640, 480)}" labels=""></${tag}></crowd-form>`,
    )
    const setLabels = (labels: unknown) =>
      page.evaluate(given => Object.assign(document.querySelector('#it')!, { labels: given }), labels)
    await setLabels(['cat', 'dog'])
    await pressAll(page, '1')
    await drag(page, [100, 100], [200, 100])
    await pressAll(page, '2')
    await drag(page, [100, 200], [200, 200])
    const both = await pixelsOf(page)
    await setLabels(['owl', 'dog', 'cat'])
    assert.deepEqual(await pixelsOf(page), both)
    await setLabels(['owl', 'dog'])
    assert.deepEqual(await pixelsOf(page), { [BLUE]: both[BLUE]! })
    await setLabels(null)
    assert.deepEqual(await pixelsOf(page), {})
  })

  test(`${tag}: scripts read the mask in a submit handler, and what they write is sent`, async () => {
    const page = await open(`${toolForm(tag)}<script>
      document.querySelector('crowd-form').onsubmit = () => {
        const { value } = it
        window.heard = [value.labeledImage.pngImageData, String(value === it._submittableValue)]
        value.remark = 'seen'
        value.labeledImage.pngImageData = 'mine'
      }</script>`)
    await pressAll(page, '1')
    await drag(page, [100, 100], [200, 100])
    const answer = (await submit(page)).it as ImageAnswer
    const [png, isSame] = await page.evaluate(() => window.heard)
    assert.ok((await pixelsByColor(png!))[GREEN]! > 2400, 'the stroke of a moment ago is in it')
    assert.equal(isSame, 'true')
    assert.deepEqual([answer.remark, answer.labeledImage.pngImageData], ['seen', 'mine'])
  })

  test(`${tag}: a draft brings back the work, before or after the image`, async () => {
    const page = await openTool(tag)
    await pressAll(page, '2')
    await drag(page, [100, 100], [300, 300])
    const pixels = await pixelsOf(page)
    const draft = await page.evaluate(() =>
      JSON.stringify((document.querySelector('#it') as HTMLElement & { readDraft(): unknown }).readDraft()),
    )
    assert.ok(draft.length < 2000, `${draft.length} characters`)
    const restored = await open(`${toolForm(tag)}<script>
      customElements.whenDefined('${tag}').then(() => it.writeDraft(${draft}))</script>`)
    await imagesSettled(restored)
    assert.deepEqual(await pixelsOf(restored), pixels)
    await pressAll(restored, '1')
    await drag(restored, [100, 300], [300, 100])
    assert.ok((await pixelsOf(restored))[GREEN]! > 1000)
  })

  test(`${tag}: one finger paints; a second one takes back what the first began, and moves the image`, async () => {
    const page = await openTool(tag)
    await pressAll(page, '1')
    const at = await placesOn(page)
    const session = await page.context().newCDPSession(page)
    const touch = async (type: string, ...fingers: { x: number; y: number }[]) => {
      const touchPoints = fingers.map((finger, id) => ({ ...finger, id }))
      await session.send('Input.dispatchTouchEvent', { type: type as 'touchStart', touchPoints })
    }
    await touch('touchStart', at(100, 100))
    for (const x of [120, 160, 200]) await touch('touchMove', at(x, 100))
    await touch('touchEnd')
    const painted = await pixelsOf(page)
    assert.ok(painted[GREEN]! > 2400)
    await touch('touchStart', at(300, 300))
    await touch('touchMove', at(340, 300))
    await touch('touchStart', at(340, 300), at(440, 300))
    await touch('touchMove', at(330, 300), at(450, 300))
    await touch('touchEnd')
    assert.deepEqual(await pixelsOf(page), painted)
    await pressAll(page, 'Control+z')
    assert.deepEqual(await pixelsOf(page), {}, 'the stroke that was taken back is no step')
  })

  test(`${tag}: another image begins a new mask of its size, also a single pixel; two tools keep apart`, async () => {
    const page = await open(`${toolForm(tag)}${toolForm(tag).replaceAll('"it"', '"other"')}`)
    await pressAll(page, '1')
    await drag(page, [100, 100], [200, 100])
    await page.evaluate(src => Object.assign(document.querySelector('#it')!, { src }), picture(1, 1))
    await imagesSettled(page)
    assert.deepEqual(await pixelsOf(page), {})
    await focusImage(page)
    await pressAll(page, '1', 'Space', 'ArrowRight', 'Space')
    assert.deepEqual(await pixelsOf(page), { [GREEN]: 1 })
    assert.deepEqual((await toolValue(page)).inputImageProperties, { height: 1, width: 1 })
    const other = await page.evaluate(
      () => (document.querySelector('#other') as HTMLElement & { value: ImageAnswer }).value,
    )
    assert.deepEqual(await pixelsByColor(other.labeledImage.pngImageData), {})
  })

  test(`${tag}: nothing to label is an empty mask`, async () => {
    const page = await openTool(tag)
    await page.getByLabel('Nothing to label').check()
    const answer = (await submit(page)).it as ImageAnswer
    assert.deepEqual(await pixelsByColor(answer.labeledImage.pngImageData), {})
  })

  test(`${tag}: with Alt a click takes up what lies below; sliders set size and opacity and stay silent`, async () => {
    const page = await openTool(tag)
    await pressAll(page, '1')
    await drag(page, [100, 100], [200, 100])
    await pressAll(page, '2')
    await page.keyboard.down('Alt')
    await click(page, [150, 100])
    await page.keyboard.up('Alt')
    assert.ok(await page.getByRole('radio', { name: 'cat', checked: true }).isVisible())
    const heard = await recordEvents(page, 'change', 'input')
    await page.getByRole('slider', { name: 'Brush size' }).press('Home')
    await page.getByRole('slider', { name: 'Opacity' }).press('End')
    assert.deepEqual(
      (await heard()).filter(event => event.startsWith('change')),
      [],
    )
    assert.ok(await shows(page, '100 %'))
    await drag(page, [400, 400], [401, 400])
    assert.equal((await pixelsOf(page))[GREEN]! - 2, await countBefore(page))
    await assertAccessible(page)
  })
}

/** Green pixels after the last step is undone; it is redone afterwards. */
async function countBefore(page: Page): Promise<number> {
  await page.keyboard.press('Control+z')
  const count = (await pixelsOf(page))[GREEN]!
  await page.keyboard.press('Control+y')
  return count
}
