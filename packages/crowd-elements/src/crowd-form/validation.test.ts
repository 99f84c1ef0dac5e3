import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answersOf, focused, open, pressSubmit, shows, submit } from '../shared/testing/page.ts'

const refusing: [why: string, markup: string, focus: string][] = [
  ['an empty required line', '<input id="x" name="a" required>', 'input#x'],
  ['a value that misses its pattern', '<input id="x" name="a" value="ab" pattern="[0-9]+">', 'input#x'],
  ['a number beyond its limit', '<input id="x" name="a" type="number" max="5" value="9">', 'input#x'],
  [
    'a radio group without a choice',
    '<input id="x" type="radio" name="a" value="1" required><input type="radio" name="a" value="2">',
    'input#x',
  ],
  ['a required choice in a list', '<select id="x" name="a" required><option value="">…<option>b</select>', 'select#x'],
  ['a required control in a nested form', '<form><textarea id="x" name="a" required></textarea></form>', 'textarea#x'],
  ['an empty required crowd-input', '<crowd-input id="x" name="a" required></crowd-input>', 'crowd-input#x'],
  [
    'an unticked required crowd-checkbox',
    '<crowd-checkbox id="x" name="a" required>Yes</crowd-checkbox>',
    'crowd-checkbox#x',
  ],
]
for (const [why, markup, focus] of refusing)
  test(`${why} stops the form and gets the focus`, async () => {
    const page = await open(
      `<crowd-form onsubmit="heard.push('event')">${markup}</crowd-form><script>heard = []</script>`,
    )
    await pressSubmit(page)
    assert.deepEqual(await answersOf(page), [])
    assert.equal(await focused(page), focus)
    assert.deepEqual(await page.evaluate(() => window.heard), [], 'no submit event before the controls are fine')
  })

test('the first of several failing controls gets the focus, all crowd controls explain themselves', async () => {
  const page = await open(`<crowd-form>
    <crowd-input id="one" name="a" label="One" required error-message="One is missing"></crowd-input>
    <input id="two" name="b" required aria-label="Two">
    <crowd-input id="three" name="c" label="Three" required error-message="Three is missing"></crowd-input>
  </crowd-form>`)
  await pressSubmit(page)
  assert.equal(await focused(page), 'crowd-input#one')
  assert.ok(await shows(page, 'One is missing'))
  assert.ok(await shows(page, 'Three is missing'))
})

test('a requirement that scripts take away is gone at once, message included', async () => {
  const page = await open(`<crowd-form>
    <input name="a" required id="native"><crowd-input name="b" id="crowd" required></crowd-input>
  </crowd-form>`)
  await page.evaluate(() => document.querySelector('#native')!.removeAttribute('required'))
  await pressSubmit(page)
  assert.ok(await shows(page, 'Please fill in this field.'))
  await page.evaluate(() => {
    document.querySelector('crowd-input')!.required = false
  })
  assert.equal(await shows(page, 'Please fill in this field.'), false)
  assert.deepEqual(await submit(page), {})
})

for (const tag of ['crowd-checkbox', 'crowd-toggle-button'])
  test(`${tag}: its message goes with the requirement`, async () => {
    const page = await open(`<crowd-form><${tag} name="a" required>Yes</${tag}></crowd-form>`)
    await pressSubmit(page)
    assert.ok(await shows(page, 'to continue'))
    await page.evaluate(name => document.querySelector(name)!.removeAttribute('required'), tag)
    assert.equal(await shows(page, 'to continue'), false)
    assert.deepEqual(await submit(page), { a: { on: false } })
  })

for (const [place, markup] of [
  ['of the form', (inside: string) => `<short-instructions>${inside}</short-instructions><p>Task</p>`],
  [
    'of a widget',
    (inside: string) =>
      `<crowd-classifier name="m" categories="['c']" initial-value="c"><short-instructions>${inside}</short-instructions></crowd-classifier>`,
  ],
] as const)
  test(`a failing control in a folded instruction pane ${place} opens the pane and gets the focus`, async () => {
    const page = await open(`<crowd-form>${markup('<input id="x" name="a" required aria-label="X">')}</crowd-form>`)
    await page.getByRole('button', { name: 'Hide instructions' }).click()
    await pressSubmit(page)
    assert.equal(await focused(page), 'input#x')
    assert.ok(await page.getByLabel('X').isVisible())
    assert.equal(await page.getByRole('alert').filter({ hasText: 'not visible' }).count(), 0)
  })

test('a required control nobody can see is named at the form', async () => {
  const page = await open(`<crowd-form>
    <label for="h" style="display:none">Licence number</label><input id="h" name="a" required style="display:none">
    <div style="display:none"><crowd-input name="b" label="Colour" required></crowd-input></div>
  </crowd-form>`)
  await pressSubmit(page)
  await page.getByRole('alert').filter({ hasText: 'Licence number' }).waitFor()
  await page.locator('#h').evaluate(input => input.setAttribute('value', 'x'))
  await pressSubmit(page)
  await page.getByRole('alert').filter({ hasText: 'Colour' }).waitFor()
})

test('a failing control in folded details or in the instruction dialog is brought to light', async () => {
  const page = await open(`<crowd-form>
    <details><summary>More</summary><input id="x" name="a" required></details>
    <crowd-classifier name="m" categories="['c']" initial-value="c">
      <full-instructions><label>I read this <input type="checkbox" name="read" id="read" required></label></full-instructions>
    </crowd-classifier>
  </crowd-form>`)
  await pressSubmit(page)
  assert.equal(await focused(page), 'input#x')
  await page.locator('#x').fill('1')
  await pressSubmit(page)
  assert.ok(await page.getByRole('dialog').isVisible())
  await page.getByLabel('I read this').check()
  await page.keyboard.press('Escape')
  assert.deepEqual(await submit(page), { a: '1', m: { label: 'c' }, read: { on: true } })
})

test('object-value-input has its say through validate()', async () => {
  const page =
    await open(`<crowd-form><object-value-input name="shape" aria-label="The shape">?</object-value-input></crowd-form>
    <script>
      const shape = document.querySelector('object-value-input')
      shape.value = 1
      shape.validate = () => shape.value === 2
    </script>`)
  await pressSubmit(page)
  await page.getByRole('alert').filter({ hasText: 'The shape' }).waitFor()
  await page.evaluate(() => Object.assign(document.querySelector('object-value-input')!, { value: 2 }))
  assert.deepEqual(await submit(page), { shape: 2 })
})

test('object-value-input whose class comes late: its own accessors and checks are asked', async () => {
  const page = await open('<crowd-form><object-value-input id="o" name="shape">?</object-value-input></crowd-form>')
  await page.evaluate(() => {
    customElements.define(
      'object-value-input',
      class extends HTMLElement {
        points: number[] = []
        get value() {
          return { points: this.points }
        }
        validate() {
          return this.points.length > 0
        }
      },
    )
  })
  await pressSubmit(page)
  assert.deepEqual(await answersOf(page), [])
  await page.evaluate(() => Object.assign(document.querySelector('#o')!, { points: [1, 2] }))
  assert.deepEqual(await submit(page), { shape: { points: [1, 2] } })
})

test('novalidate on the form leaves the browser’s checks out', async () => {
  const page = await open('<crowd-form novalidate><input name="a" type="email" value="no address"></crowd-form>')
  assert.deepEqual(await submit(page), { a: 'no address' })
})

test('an unfinished widget stops the form only after the submit event, so that the template’s own message wins', async () => {
  const page = await open(`<crowd-form><crowd-classifier name="m" categories="['c']"></crowd-classifier></crowd-form>
    <script>
      heard = []
      document.querySelector('crowd-form').onsubmit = event => {
        heard.push('event')
        if (heard.length === 1) event.preventDefault()
      }
    </script>`)
  await pressSubmit(page)
  assert.equal(await shows(page, 'Please choose a category'), false)
  await pressSubmit(page)
  assert.ok(await shows(page, 'Please choose a category'))
  assert.deepEqual(await answersOf(page), [])
  await page.getByText('c', { exact: true }).click()
  assert.deepEqual(await submit(page), { m: { label: 'c' } })
})

test('disabled controls are not checked by the browser’s rules', async () => {
  const page = await open('<crowd-form><input name="a" required disabled></crowd-form>')
  assert.deepEqual(await submit(page), {})
})
