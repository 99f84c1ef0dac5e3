// What every tool that draws shapes promises, whatever the shape.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTool, picture, pressAll, toldBy, toolForm, toolValue } from '../testing/image-tools.ts'
import {
  answersOf,
  assertAccessible,
  imagesSettled,
  open,
  pressSubmit,
  recordEvents,
  shows,
  submit,
} from '../testing/page.ts'
import { heard, openFramed, tell } from '../testing/portal.ts'

const OF_IMAGE = { inputImageProperties: { height: 480, width: 640 } }
const vertices = (...points: [number, number][]) => points.map(([x, y]) => ({ x, y }))

/** Two items of each tool, and what is wrapped around them in `initial-value`. */
const TOOLS = {
  'crowd-bounding-box': {
    key: 'boundingBoxes',
    items: [
      { height: 90, label: 'cat', left: 12, top: 40, width: 150 },
      { height: 30, label: 'dog', left: 300, top: 200, width: 40 },
    ],
    isBare: true,
  },
  'crowd-keypoint': {
    key: 'keypoints',
    items: [
      { label: 'cat', x: 31, y: 77 },
      { label: 'dog', x: 300, y: 200 },
    ],
    isBare: true,
  },
  'crowd-line': {
    key: 'lines',
    items: [
      { label: 'cat', vertices: vertices([5, 400], [610, 340]) },
      { label: 'dog', vertices: vertices([100, 100], [200, 130]) },
    ],
    isBare: false,
  },
  'crowd-polyline': {
    key: 'polylines',
    items: [
      { label: 'cat', vertices: vertices([1, 2], [30, 44], [31, 90]) },
      { label: 'dog', vertices: vertices([100, 100], [200, 130]) },
    ],
    isBare: false,
  },
  'crowd-polygon': {
    key: 'polygons',
    items: [
      { label: 'cat', vertices: vertices([10, 10], [90, 12], [50, 70]) },
      { label: 'dog', vertices: vertices([200, 200], [290, 212], [250, 270], [205, 260]) },
    ],
    isBare: true,
  },
}

for (const [tagName, { key, items, isBare }] of Object.entries(TOOLS)) {
  const initial = (list: unknown[]) => `initial-value='${JSON.stringify(isBare ? list : { [key]: list })}'`
  const [cat, dog] = items
  const select = (page: Awaited<ReturnType<typeof open>>) => pressAll(page, 'PageDown')

  test(`${tagName}: an initial value left alone comes back as it was`, async () => {
    const page = await openTool(tagName, initial(items))
    assert.deepEqual(await submit(page), { it: { [key]: items, ...OF_IMAGE, initialValueModified: false } })
  })

  test(`${tagName}: anything moved counts as modified, until it is undone`, async () => {
    const page = await openTool(tagName, initial(items))
    await select(page)
    await pressAll(page, 'ArrowRight', 'ArrowRight')
    assert.equal((await toolValue(page)).initialValueModified, true)
    await pressAll(page, 'Control+z')
    assert.deepEqual(await toolValue(page), { [key]: items, ...OF_IMAGE, initialValueModified: false })
    await pressAll(page, 'Control+y')
    assert.equal((await toolValue(page)).initialValueModified, true)
  })

  test(`${tagName}: labels that are not offered and items that are no shape are left out`, async () => {
    const strange = [{ ...cat, label: 'unicorn' }, cat, null, 7, { label: 'cat' }, { ...dog, label: 'cow' }]
    const page = await openTool(tagName, initial(strange))
    assert.deepEqual((await toolValue(page))[key], [cat])
  })

  test(`${tagName}: a script sets labels; results keep theirs or go`, async () => {
    const page = await openTool(tagName, initial(items))
    const set = (labels: unknown) =>
      page.evaluate(value => void Object.assign(document.querySelector('#it')!, { labels: value }), labels)
    await select(page)
    await pressAll(page, 'ArrowRight', 'Escape', 'ArrowLeft')
    await set(['dog', 'newt'])
    assert.deepEqual((await toolValue(page))[key], [dog])
    assert.ok(await shows(page, 'newt'))
    for (const none of ['', null, []]) {
      await set(none)
      assert.deepEqual((await toolValue(page))[key], [])
      assert.ok(await shows(page, 'There are no labels'))
    }
  })

  test(`${tagName}: labels that come later bring the initial value with them`, async () => {
    const page = await open(
      `<crowd-form><${tagName} id="it" name="it" src="${picture(640, 480)}" labels="" ${initial(items)}></${tagName}></crowd-form>`,
    )
    assert.deepEqual((await toolValue(page))[key], [])
    await page.evaluate(() => Object.assign(document.querySelector('#it')!, { labels: ['cat', 'dog'] }))
    assert.deepEqual((await toolValue(page))[key], items)
    assert.equal((await toolValue(page)).initialValueModified, false)
  })

  test(`${tagName}: what a submit handler writes into the result is sent`, async () => {
    const page = await openTool(tagName, initial([cat]))
    await page.evaluate(
      ({ listKey, item }) => {
        const it = document.querySelector('#it') as HTMLElement & Record<'value' | '_submittableValue', never>
        document.querySelector('crowd-form')!.onsubmit = () => {
          ;(it._submittableValue[listKey] as unknown[]).push(item)
          Object.assign(it.value, { extra: it.value === it._submittableValue })
        }
      },
      { listKey: key, item: dog },
    )
    assert.deepEqual(await submit(page), {
      it: { [key]: [cat, dog], ...OF_IMAGE, initialValueModified: false, extra: true },
    })
  })

  test(`${tagName}: nothing drawn needs the tick; the tick goes when something is drawn`, async () => {
    const page = await openTool(tagName)
    await pressSubmit(page)
    assert.deepEqual(await answersOf(page), [])
    assert.ok(await shows(page, 'Please label something'))
    await page.locator('#it #nothing-to-annotate .awsui-checkbox-label').click()
    assert.equal(await shows(page, 'Please label something'), false)
    assert.deepEqual(await submit(page), { it: { [key]: [], ...OF_IMAGE } })
  })

  test(`${tagName}: Delete removes, reset brings the initial value back`, async () => {
    const page = await openTool(tagName, initial(items))
    await select(page)
    await pressAll(page, 'Delete')
    assert.deepEqual((await toolValue(page))[key], [dog])
    await page.evaluate(() => document.querySelector('crowd-form')!.reset())
    assert.deepEqual(await toolValue(page), { [key]: items, ...OF_IMAGE, initialValueModified: false })
    await pressAll(page, 'Control+z')
    assert.deepEqual((await toolValue(page))[key], items, 'the history begins anew')
  })

  test(`${tagName}: a selected shape gets another label by click or key, once each to undo`, async () => {
    const page = await openTool(tagName, initial([cat]))
    const heardChanges = await recordEvents(page, 'change')
    await select(page)
    await page.locator('#it .label-button', { hasText: 'owl' }).click()
    assert.deepEqual((await toolValue(page))[key], [{ ...cat, label: 'owl' }])
    await pressAll(page, '2')
    assert.deepEqual((await toolValue(page))[key], [{ ...cat, label: 'dog' }])
    await pressAll(page, 'Control+z')
    assert.deepEqual((await toolValue(page))[key], [{ ...cat, label: 'owl' }])
    assert.deepEqual(await heardChanges(), Array(3).fill(`change ${tagName}#it`))
  })

  test(`${tagName}: an unreadable initial value is named and the tool stays usable`, async () => {
    const page = await openTool(tagName, `initial-value="[{'label' 'cat'}]"`)
    assert.ok(await shows(page, `The attribute “initial-value” of ${tagName} could not be read`))
    assert.deepEqual((await toolValue(page))[key], [])
  })

  test(`${tagName}: a draft put back gives the same answer`, async () => {
    const task = await openFramed(toolForm(tagName, initial([cat])))
    await heard(task, 'ready')
    const draft = { it: [{ work: { [key]: items }, isNothing: false }] }
    await tell(task, { handloop: 1, type: 'restore', draft })
    await task.content.locator('#it .image-view.shown').waitFor()
    await task.content.getByRole('button', { name: 'Submit' }).click()
    assert.deepEqual((await heard(task, 'submit')).answerContent, {
      it: { [key]: items, ...OF_IMAGE, initialValueModified: true },
    })
  })

  test(`${tagName}: passes axe-core in light, dark and right-to-left pages, with shapes, selection and shortcuts open`, async () => {
    for (const dir of ['ltr', 'rtl']) {
      const page = await open(
        `<script>document.documentElement.dir = '${dir}'</script>
         <style>html { color-scheme: ${dir === 'rtl' ? 'dark' : 'light'} }</style>${toolForm(tagName, initial(items))}`,
      )
      await assertAccessible(page)
      await select(page)
      await page.getByText('Keyboard shortcuts').click()
      await assertAccessible(page)
    }
  })

  test(`${tagName}: shapes are a list that is read and worked without seeing the image`, async () => {
    const page = await openTool(tagName, initial(items))
    const list = page.locator('#it').getByRole('listbox')
    assert.equal(await list.getByRole('option').count(), 2)
    await list.focus()
    await pressAll(page, 'ArrowDown', 'ArrowDown')
    assert.match(await toldBy(page), /^dog, /)
    await pressAll(page, 'Delete')
    assert.deepEqual((await toolValue(page))[key], [cat])
    assert.equal(await toldBy(page), 'Deleted')
  })

  test(`${tagName}: set before the image is there, cut to the image when it comes`, async () => {
    const page = await open(`<crowd-form><${tagName} id="it" name="it" labels="['cat']"></${tagName}></crowd-form>`)
    const far = JSON.parse(JSON.stringify(cat).replace(/\d{2,}/g, '100000'))
    await page.evaluate(
      ({ list, src }) => {
        const it = document.querySelector('#it') as HTMLElement & { value: unknown; src: string }
        it.value = list
        it.src = src
        it.value = list
      },
      { list: { [key]: [cat, far] }, src: picture(640, 480) },
    )
    await imagesSettled(page)
    const [first, second] = (await toolValue(page))[key] as unknown[]
    assert.deepEqual(first, cat)
    assert.ok(!JSON.stringify(second ?? '').includes('100000'))
  })

  test(`${tagName}: everything that scripts look up in an image tool is there`, async () => {
    const page = await open(toolForm(tagName, '', '<full-instructions header="All">Every rule.</full-instructions>'))
    const selectors = [
      '.awsui-app-layout__navigation',
      '.awsui-app-layout__tools',
      '#react-mount-point awsui-app-layout',
      '.awsui-modal-dialog',
      'canvas.upper-canvas',
      '#nothing-to-annotate .awsui-checkbox-label',
      '.label-pane-content',
      'button#polygon',
      'button#delete',
      '.headerButtonsContainer',
      '.moreInstructionsLink',
    ]
    for (const selector of selectors) assert.equal(await page.locator(`#it ${selector}`).count(), 1, selector)
    assert.equal(await page.locator('#it .label-button').count(), 3)
    await pressAll(page, '2')
    assert.match((await page.locator('#it .label-button.selected').textContent())!, /dog/)
  })

  test(`${tagName}: the tool bar and the labels are one stop of the Tab key each, arrows move inside`, async () => {
    const page = await openTool(tagName)
    const focusedId = () =>
      page.evaluate(() => {
        const { id, className } = document.querySelector('#it')!.shadowRoot!.activeElement!
        return id || className.split(' ')[0]
      })
    await pressAll(page, 'Tab')
    const first = await focusedId()
    await pressAll(page, 'ArrowRight')
    assert.notEqual(await focusedId(), first)
    await pressAll(page, 'End')
    assert.equal(await focusedId(), 'fit')
    await pressAll(page, 'Tab')
    assert.equal(await focusedId(), 'image-view')
    await pressAll(page, 'Shift+Tab')
    assert.equal(await focusedId(), 'fit', 'the bar remembers')
    await pressAll(page, 'Tab', 'Tab')
    assert.equal(await focusedId(), 'label-button')
    await pressAll(page, 'ArrowDown')
    assert.match((await page.locator('#it .label-button.selected').textContent())!, /dog/)
  })
}
