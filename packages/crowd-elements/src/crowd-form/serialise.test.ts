import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answersOf, open, submit } from '../shared/testing/page.ts'

test('the worked example of the specification', async () => {
  const page = await open(`<crowd-form>
    <input name="plate" value="" aria-label="Plate">
    <textarea name="note" aria-label="Note"></textarea>
    <select name="lane" aria-label="Lane"><option>1</option><option>2</option></select>
    <label><input type="radio" name="wet" value="yes">yes</label>
    <label><input type="radio" name="wet" value="no">no</label>
    <crowd-checkbox name="flags" value="blur">Blurred</crowd-checkbox>
    <crowd-checkbox name="flags" value="dark">Dark</crowd-checkbox>
    <crowd-input name="driver"></crowd-input>
  </crowd-form>`)
  await page.getByLabel('Plate').fill('KX 12')
  await page.getByLabel('Lane').selectOption('2')
  await page.getByLabel('no', { exact: true }).check()
  await page.getByText('Dark').click()
  const [answer] = [await submit(page)]
  assert.equal(
    JSON.stringify(answer),
    '{"flags":{"blur":false,"dark":true},"lane":"2","plate":"KX 12","wet":{"no":true,"yes":false}}',
  )
})

const native: [markup: string, answer: Record<string, unknown>][] = [
  ['<input name="a" type="number" value="7">', { a: '7' }],
  ['<input name="a" type="range" min="0" max="10" value="4">', { a: '4' }],
  ['<input name="a" type="date" value="2026-01-31">', { a: '2026-01-31' }],
  ['<input name="a" type="hidden" value="h">', { a: 'h' }],
  ['<input name="a" type="email" value="">', {}],
  ['<input name="a" type="checkbox">', { a: { on: false } }],
  ['<input name="a" type="checkbox" value="x" checked>', { a: { x: true } }],
  ['<input name="a" type="radio" value="1"><input name="a" type="radio" value="2">', { a: { 1: false, 2: false } }],
  ['<select name="a"><option value="">choose<option>b</select>', {}],
  ['<select name="a" multiple><option selected>x<option>y<option selected>z</select>', { a: ['x', 'z'] }],
  ['<select name="a" multiple><option>x</select>', {}],
  ['<textarea name="a">one\r\ntwo</textarea>', { a: 'one\ntwo' }],
  ['<input name="a" type="file">', {}],
  ['<input name="a" type="submit" value="Go"><button name="b" value="c">B</button><output name="d">e</output>', {}],
  ['<input value="no name"><input name="" value="empty name">', {}],
  ['<input name="a" value="off" disabled><fieldset disabled><input name="b" value="c"></fieldset>', {}],
  ['<input name="_" value="first"><input name="_" value="last"><input name="_" value="">', { _: 'last' }],
  [
    '<input name="person.name" value="dot"><input name="list[0]" value="bracket">',
    { 'list[0]': 'bracket', 'person.name': 'dot' },
  ],
]

test('what each native control adds to the answer', async () => {
  const page = await open('<crowd-form></crowd-form>')
  for (const [markup, expected] of native) {
    await page.evaluate(html => {
      document.querySelector('crowd-form')!.form.innerHTML = html
      document.querySelector('crowd-form')!.submit()
    }, markup)
    assert.deepEqual((await answersOf(page)).at(-1), expected, markup)
    await page.evaluate(() => window.replies.at(-1)!.refuse(''))
  }
})

test('a file field gives the name of the file', async () => {
  const page = await open(
    '<crowd-form><input type="file" name="scan"><input type="file" name="more" multiple></crowd-form>',
  )
  const file = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from('x') })
  await page.locator('[name=scan]').setInputFiles(file('page 1.txt'))
  await page.locator('[name=more]').setInputFiles([file('a.txt'), file('b.txt')])
  assert.deepEqual(await submit(page), { scan: 'page 1.txt', more: ['a.txt', 'b.txt'] })
})

test('controls answer from anywhere below the form: regions, nested forms, unclosed tags, late arrivals', async () => {
  const page = await open(`<crowd-form>
    <crowd-classifier name="mood" categories="['calm']" initial-value="calm">
      <classification-target><input name="inTarget" value="1"></classification-target>
      <short-instructions><input name="inShort" value="2"></short-instructions>
      <full-instructions>text <input name="inFull" value="3"></full-instructions>
      <input name="beside" value="4">
    </crowd-classifier>
    <form><input name="inForm" value="5"></form>
    <crowd-input name="unclosed" value="6" />
    <crowd-text-area name="swallowed" value="7" />
    <table><tr><td><input name="inTable" value="8">
  </crowd-form>`)
  await page.evaluate(() => {
    const form = document.querySelector('crowd-form')!
    form.insertAdjacentHTML('beforeend', '<input name="late" value="9">')
    form.form.insertAdjacentHTML('beforeend', '<crowd-input name="later" value="10"></crowd-input>')
  })
  assert.deepEqual(await submit(page), {
    mood: { label: 'calm' },
    inTarget: '1',
    inShort: '2',
    inFull: '3',
    beside: '4',
    inForm: '5',
    unclosed: '6',
    swallowed: '7',
    inTable: '8',
    late: '9',
    later: '10',
  })
})

test('object-value-input gives its value as JSON, whoever defines it and whenever', async () => {
  const page = await open(`<crowd-form>
      <object-value-input name="shape"></object-value-input>
      <object-value-input name="nothing"></object-value-input>
      <object-value-input name="zero"></object-value-input>
    </crowd-form>
    <script>
      const [shape, , zero] = document.querySelectorAll('object-value-input')
      shape.value = { points: [[1, 2]], closed: true }
      zero.value = 0
    </script>`)
  assert.deepEqual(await submit(page), { shape: { points: [[1, 2]], closed: true }, zero: 0 })
})

test('an author’s own form control gives what the browser would send', async () => {
  const page = await open(`<script>
      customElements.define('my-stars', class extends HTMLElement {
        static formAssociated = true
        constructor() { super(); this.attachInternals().setFormValue('4 stars') }
      })
    </script>
    <crowd-form><my-stars name="rating"></my-stars><my-unknown name="other"></my-unknown></crowd-form>`)
  assert.deepEqual(await submit(page), { rating: '4 stars' })
})

test('an element without a name gives no answer and says so on the console', async () => {
  const page = await open('<crowd-form><crowd-input value="x"></crowd-input></crowd-form>')
  const warned = page.waitForEvent('console', message => message.type() === 'warning')
  assert.deepEqual(await submit(page), {})
  assert.match((await warned).text(), /crowd-input has no name/)
})

test('a value that cannot be JSON is told to the worker and the form stays open', async () => {
  const page = await open(`<crowd-form><object-value-input name="loop"></object-value-input></crowd-form>
    <script>const self = {}; self.self = self; document.querySelector('object-value-input').value = self</script>`)
  await page.getByRole('button', { name: 'Submit' }).click()
  await page.getByRole('alert').filter({ hasText: 'could not be put together' }).waitFor()
  assert.deepEqual(await answersOf(page), [])
})

test('answer-format="flatten-objects" gives dotted names', async () => {
  const page = await open(`<crowd-form answer-format="flatten-objects">
    <crowd-checkbox name="flags" value="blur" checked>Blurred</crowd-checkbox><input name="note" value="n">
  </crowd-form>`)
  assert.deepEqual(await submit(page), { 'flags.blur': 'true', note: 'n' })
})

test('scripts can read the answer before it is sent', async () => {
  const page = await open('<crowd-form><input name="a" value="b"></crowd-form>')
  const taken = await page.evaluate(() => document.querySelector('crowd-form')!._serializeForm())
  assert.deepEqual(taken, { taskAnswers: '[{"a":"b"}]' })
})
