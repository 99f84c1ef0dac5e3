import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { answersOf, assertAccessible, open, pressSubmit, recordEvents, shows, submit } from '../shared/testing/page.ts'
import { heard, openFramed, tell } from '../shared/testing/portal.ts'

const TEXT = 'Take 20 mg of aspirin daily.'
const LABELS = `[{ label: 'drug', shortDisplayName: 'Dr', fullDisplayName: 'Drug' }, { label: 'dose' }, 'sign']`
const tag = (attributes = '', inside = '', text = TEXT, labels = LABELS) =>
  `<crowd-entity-annotation id="e" name="found" header="Mark drugs" text="${text}" labels="${labels}" ${attributes}>
    <short-instructions header="In short"><p>Every drug.</p></short-instructions>
    <full-instructions header="At length"><p>Every rule.</p></full-instructions>${inside}
  </crowd-entity-annotation>`
const entity = (label: string, startOffset: number, endOffset: number) => ({ endOffset, label, startOffset })
const aspirin = entity('drug', 14, 21)

const entities = (page: Page) =>
  page.evaluate(() => document.querySelector('crowd-entity-annotation')!.value.entities.map(item => ({ ...item })))
const text = (page: Page) => page.getByRole('textbox', { name: 'Text to label' })
const status = async (page: Page) =>
  (await page.locator('crowd-entity-annotation .status-line [role=status]').textContent()) ?? ''
const keys = async (page: Page, ...pressed: string[]) => {
  for (const key of pressed) await page.keyboard.press(key)
}

/** The middle of a character on the screen. */
const pointOf = (page: Page, place: number) =>
  page.evaluate(at => {
    const root = document.querySelector('crowd-entity-annotation')!.shadowRoot!
    const walker = document.createTreeWalker(root.querySelector('.text')!, NodeFilter.SHOW_TEXT)
    let rest = at
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      if (rest < node.data.length) {
        const range = document.createRange()
        range.setStart(node, rest)
        range.setEnd(node, rest + 1)
        const { x, y, width, height } = range.getBoundingClientRect()
        return { x: x + width / 2, left: x, right: x + width, y: y + height / 2 }
      }
      rest -= node.data.length
    }
    throw new Error(`no character at ${at}`)
  }, place)

async function drag(page: Page, start: number, end: number): Promise<void> {
  const [from, to] = [await pointOf(page, start), await pointOf(page, end - 1)]
  await page.mouse.move(from.left + 1, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, from.y)
  await page.mouse.move(to.right - 1, to.y)
  await page.mouse.up()
}

async function doubleClick(page: Page, place: number): Promise<void> {
  const { x, y } = await pointOf(page, place)
  await page.mouse.dblclick(x, y)
}

/** What a press in the text leads to comes a task later. */
const until = (page: Page, count: number) =>
  page.waitForFunction(
    wanted => document.querySelector('crowd-entity-annotation')!.value.entities.length === wanted,
    count,
  )

test('alone it has a form and a submit button of its own and is accessible, light and dark', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await open(tag(`initial-value="[{label:'drug',startOffset:14,endOffset:21}]"`), { colorScheme })
    for (const shown of ['Mark drugs', 'Every drug.', 'Drug', 'Dr']) assert.ok(await shows(page, shown), shown)
    await assertAccessible(page)
    assert.deepEqual(await submit(page), { found: { entities: [aspirin] } })
  }
})

test('a label first, then a drag or a double click; the answer has them in drawing order', async () => {
  const page = await open(tag())
  const heard = await recordEvents(page, 'change')
  await page.getByRole('button', { name: 'Drug' }).click()
  await doubleClick(page, 16)
  await until(page, 1)
  await keys(page, '2')
  await drag(page, 5, 10)
  await until(page, 2)
  assert.equal(await status(page), 'Added dose, characters 6 to 10: “20 mg”')
  assert.deepEqual(await heard(), ['change crowd-entity-annotation#e', 'change crowd-entity-annotation#e'])
  assert.deepEqual(await submit(page), { found: { entities: [aspirin, entity('dose', 5, 10)] } })
})

test('a selection first, then the label by click or key', async () => {
  const page = await open(tag())
  await doubleClick(page, 16)
  await page.getByRole('button', { name: 'Drug' }).click()
  await drag(page, 5, 10)
  await keys(page, '2')
  assert.deepEqual(await entities(page), [aspirin, entity('dose', 5, 10)])
})

test('spans may overlap: they are stacked, and clicks at one place go through them', async () => {
  const page = await open(
    tag(`initial-value="[{label:'drug',startOffset:0,endOffset:28},{label:'dose',startOffset:5,endOffset:10}]"`),
  )
  const tops = await page
    .locator('crowd-entity-annotation .tag')
    .evaluateAll(tags => tags.map(tag => tag.getBoundingClientRect().top))
  assert.equal(new Set(tops).size, 2)
  const { x, y } = await pointOf(page, 7)
  await page.mouse.click(x, y)
  await page.waitForFunction(() =>
    document.querySelector('crowd-entity-annotation')!.shadowRoot!.querySelector('.tag.selected'),
  )
  assert.match(await status(page), /^dose/)
  await page.waitForTimeout(600)
  await page.mouse.click(x, y)
  await page.waitForFunction(() =>
    /^Drug/.test(
      document.querySelector('crowd-entity-annotation')!.shadowRoot!.querySelector('.status-line')!.textContent!.trim(),
    ),
  )
})

test('a span goes by the X on its tag, by Delete and by the button; undo brings it back', async () => {
  const given = `initial-value="[{label:'drug',startOffset:14,endOffset:21},{label:'dose',startOffset:5,endOffset:10}]"`
  const page = await open(tag(given))
  await page.getByRole('button', { name: 'Remove Dr, Drug' }).click()
  assert.deepEqual(await entities(page), [entity('dose', 5, 10)])
  await page.getByRole('button', { name: 'dose, characters' }).first().click()
  await keys(page, 'Delete')
  assert.deepEqual(await entities(page), [])
  await keys(page, 'Control+z', 'Control+z')
  assert.deepEqual(await entities(page), [aspirin, entity('dose', 5, 10)])
  await keys(page, 'Control+Shift+z')
  await page.getByRole('button', { name: 'Redo' }).click()
  assert.deepEqual(await entities(page), [])
})

test('by keyboard alone: made, relabelled, its ends moved, removed, always said', async () => {
  const page = await open(tag())
  await text(page).focus()
  await keys(page, 'Control+ArrowRight', 'Control+ArrowRight', 'ArrowRight')
  assert.equal(await status(page), 'm')
  await keys(page, 'Shift+Control+ArrowRight')
  assert.equal(await status(page), 'Selected, characters 9 to 10: “mg”')
  await keys(page, '2')
  assert.equal(await status(page), 'Added dose, characters 9 to 10: “mg”')
  await keys(page, 'n', 'o', 'Shift+Control+ArrowLeft')
  assert.deepEqual(await entities(page), [entity('dose', 5, 10)])
  assert.equal(await status(page), 'dose, characters 6 to 10: “20 mg”')
  await keys(page, '1')
  assert.equal(await status(page), 'Now Drug, characters 6 to 10: “20 mg”')
  await keys(page, 'o', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight')
  assert.deepEqual(await entities(page), [entity('drug', 5, 13)])
  await keys(page, 'Control+z')
  assert.deepEqual(await entities(page), [entity('drug', 5, 10)], 'moving an end is one step')
  await keys(page, 'p', 'Delete')
  assert.match(await status(page), /^Removed Drug/)
  assert.deepEqual(await submit(page), { found: { entities: [] } })
})

test('the caret goes by lines, to their ends, and over blocks', async () => {
  const page = await open(tag('', '', 'first line\n\nthird one\nfourth'))
  await text(page).focus()
  await keys(page, 'End')
  const caret = () =>
    page.evaluate(
      () =>
        document.querySelector('crowd-entity-annotation')!.shadowRoot!.querySelector<HTMLElement>('.caret')!.style
          .transform,
    )
  await keys(page, 'ArrowDown', 'ArrowDown', 'End', 'Shift+Home', '1')
  assert.deepEqual(await entities(page), [entity('drug', 12, 21)])
  await keys(page, 'Control+End', 'Shift+ArrowUp', '2')
  const last = (await entities(page)).at(-1)!
  assert.ok(last.startOffset > 12 && last.startOffset < 21 && last.endOffset === 28)
  assert.match(await caret(), /^translate/)
  await keys(page, 'Control+Home', 'Control+a', '3')
  assert.deepEqual((await entities(page)).at(-1), entity('sign', 0, 28))
})

test('offsets count code points, and blanks and line breaks are kept', async () => {
  const page = await open(tag('', '', '  💊💊\n  take aspirin'))
  assert.equal(
    await page.evaluate(
      () => document.querySelector('crowd-entity-annotation')!.shadowRoot!.querySelector('.text')!.textContent,
    ),
    '  💊💊\n  take aspirin',
  )
  await page.keyboard.press('1')
  await doubleClick(page, 17)
  await until(page, 1)
  assert.deepEqual(await entities(page), [entity('drug', 12, 19)])
})

test('right-to-left text: arrows mean what they show, and the tag stands at the beginning', async () => {
  const page = await open(tag('', '', 'אספירין כל יום'))
  await text(page).focus()
  await keys(page, 'Shift+Control+ArrowLeft', '1')
  assert.deepEqual(await entities(page), [entity('drug', 0, 7)])
  const box = (await page.locator('crowd-entity-annotation .tag').boundingBox())!
  const first = await pointOf(page, 0)
  assert.ok(Math.abs(box.x + box.width - first.right) < 3)
  await assertAccessible(page)
})

test('left-to-right text on a right-to-left page keeps its beginning on the left', async () => {
  const page = await open(`<script>document.documentElement.dir = 'rtl'</script>${tag()}`)
  await text(page).focus()
  await keys(page, 'Shift+Control+ArrowRight', '1')
  assert.deepEqual(await entities(page), [entity('drug', 0, 4)])
  const [name, remove] = await page
    .locator('crowd-entity-annotation .tag button')
    .evaluateAll(buttons => buttons.map(button => button.getBoundingClientRect().x))
  assert.ok(name! < remove!)
  assert.ok(Math.abs(name! - (await pointOf(page, 0)).left) < 3)
})

test('unknown labels and bad ranges are left out; unreadable attributes are named and the form works', async () => {
  const page = await open(
    tag(`initial-value="[{label:'other',startOffset:0,endOffset:3},{label:'drug',startOffset:14,endOffset:99}]"`),
  )
  assert.deepEqual(await entities(page), [])
  const broken = await open(tag('', '', TEXT, "['a' 'b']"))
  assert.ok(await shows(broken, 'The attribute “labels” of crowd-entity-annotation could not be read'))
  assert.deepEqual(await submit(broken), { found: { entities: [] } })
})

test('nodes that scripts append to the form inside join the answer, as do controls in regions', async () => {
  const page = await open(`${tag('', '<crowd-input name="note" label="Note" value="seen"></crowd-input>')}<script>
    document.addEventListener('all-crowd-elements-ready', () => {
      const { form } = document.querySelector('crowd-entity-annotation').shadowRoot.querySelector('crowd-form')
      form.insertAdjacentHTML('beforeend', '<input type="hidden" name="batch" value="7"><label>Why <input name="why"></label>')
    })
  </script>`)
  await page.getByLabel('Why').fill('because')
  assert.deepEqual(await submit(page), { batch: '7', found: { entities: [] }, note: 'seen', why: 'because' })
})

test('the submit event of its form can be cancelled, and what a handler writes is sent', async () => {
  const page = await open(`${tag()}<script>
    document.addEventListener('all-crowd-elements-ready', () => {
      const form = e.shadowRoot.querySelector('crowd-form')
      let asked = 0
      form.onsubmit = event => {
        if (asked++ === 0) event.preventDefault()
        e._submittableValue.entities.push({ label: 'script', startOffset: 0, endOffset: 1 })
      }
    })
  </script>`)
  const heard = await recordEvents(page, 'submit')
  await pressSubmit(page)
  assert.deepEqual(await answersOf(page), [])
  assert.equal((await heard()).length, 1)
  const { found } = await submit(page)
  assert.equal((found as { entities: unknown[] }).entities.length, 2)
})

test('controls that its form checks stop it, and the browser’s own submission does not navigate', async () => {
  const page = await open(tag('', '<crowd-input name="note" label="Note" required></crowd-input>'))
  await pressSubmit(page)
  assert.deepEqual(await answersOf(page), [])
  await page.getByLabel('Note').fill('x')
  await page.evaluate(() => {
    const root = document.querySelector('crowd-entity-annotation')!.shadowRoot!
    root.querySelector('crowd-form')!.form.requestSubmit()
  })
  assert.deepEqual(await answersOf(page), [{ found: { entities: [] }, note: 'x' }])
})

test('inside a crowd-form it is a widget like any other, also when it is moved there later', async () => {
  const page = await open(`<crowd-form>${tag()}<input name="more" value="1"></crowd-form>`)
  assert.equal(await page.getByRole('button', { name: 'Submit' }).count(), 1)
  assert.deepEqual(await submit(page), { found: { entities: [] }, more: '1' })
  const moved = await open(`${tag()}<crowd-form id="f"></crowd-form>`)
  await text(moved).focus()
  await keys(moved, 'Shift+Control+ArrowRight', '1')
  await moved.evaluate(() =>
    document.querySelector('crowd-form')!.form.prepend(document.querySelector('crowd-entity-annotation')!),
  )
  assert.equal(await moved.getByRole('button', { name: 'Submit' }).count(), 1)
  assert.deepEqual(await submit(moved), { found: { entities: [entity('drug', 0, 4)] } })
})

test('labels set by script keep the spans whose label survives; a text set by script starts over', async () => {
  const page = await open(tag(`initial-value="[{label:'drug',startOffset:14,endOffset:21}]"`))
  await text(page).focus()
  await keys(page, 'Shift+Control+ArrowRight', '2')
  const set = (values: Record<string, unknown>) =>
    page.evaluate(given => void Object.assign(document.querySelector('crowd-entity-annotation')!, given), values)
  await set({ labels: ['dose', { label: 'new', longDisplayName: 'A new one' }] })
  assert.deepEqual(await entities(page), [entity('dose', 0, 4)])
  assert.ok(await shows(page, 'A new one'))
  await set({ text: 'Something else' })
  assert.deepEqual(await entities(page), [])
  assert.ok(await shows(page, 'Something else'))
  await set({ labels: null })
  assert.ok(await shows(page, 'There are no labels'))
})

test('drafts hold the spans and what was typed into its form; reset goes back to the markup', async () => {
  const page = await open(tag(`initial-value="[{label:'drug',startOffset:14,endOffset:21}]"`))
  await text(page).focus()
  await keys(page, 'n', 'Delete')
  const draft = await page.evaluate(() => {
    const widget = document.querySelector('crowd-entity-annotation')!
    const state = widget.readDraft()
    widget.shadowRoot!.querySelector('crowd-form')!.reset()
    return state
  })
  assert.deepEqual(draft, { entities: [] })
  assert.deepEqual(await entities(page), [aspirin])
  await page.evaluate(state => document.querySelector('crowd-entity-annotation')!.writeDraft(state), draft)
  assert.deepEqual(await entities(page), [])
})

test('a worker’s draft holds the spans and what was typed into the form inside', async () => {
  const task = await openFramed(`${tag()}<script>
    document.addEventListener('all-crowd-elements-ready', () =>
      e.shadowRoot.querySelector('crowd-form').form.insertAdjacentHTML('beforeend', '<label>Why <input name="why"></label>'))
  </script>`)
  await heard(task, 'ready')
  await task.content.getByLabel('Why').fill('because')
  await task.content.getByRole('button', { name: 'Drug' }).focus()
  await tell(task, { handloop: 1, type: 'restore', draft: { found: [{ entities: [aspirin] }], why: ['restored'] } })
  await tell(task, { handloop: 1, type: 'collect' })
  await task.page.waitForFunction(() => window.heard.some(text => text.includes('restored')))
  assert.deepEqual((await heard(task, 'draft')).draft, { found: [{ entities: [aspirin] }], why: ['restored'] })
  await task.content.getByRole('button', { name: 'Submit' }).click()
  assert.deepEqual((await heard(task, 'submit')).answerContent, { found: { entities: [aspirin] }, why: 'restored' })
})

test('a touch selects, a tap on a label marks', async () => {
  const page = await open(tag(), { viewport: { width: 390, height: 844 } })
  // What a long press does: the browser selects, without a mouse event.
  await page.evaluate(() => {
    const root = document.querySelector('crowd-entity-annotation')!.shadowRoot!
    const node = document.createTreeWalker(root.querySelector('.text')!, NodeFilter.SHOW_TEXT).nextNode()!
    document.getSelection()!.setBaseAndExtent(node, 14, node, 21)
  })
  await page.waitForFunction(() =>
    document
      .querySelector('crowd-entity-annotation')!
      .shadowRoot!.querySelector('.status-line')!
      .textContent!.includes('aspirin'),
  )
  await page.getByRole('button', { name: 'Drug' }).click()
  assert.deepEqual(await entities(page), [aspirin])
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390)
})
