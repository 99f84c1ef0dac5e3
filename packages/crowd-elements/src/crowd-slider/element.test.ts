import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, open, recordEvents, shows, submit } from '../shared/testing/page.ts'

const form = (markup: string) => `<crowd-form>${markup}</crowd-form>`

test('a preset, a lower end and a range whose ends come after the value', async () => {
  const page = await open(
    form(`<crowd-slider name="a" value="250" max="300"></crowd-slider>
      <crowd-slider name="b" min="-5" max="5"></crowd-slider>
      <crowd-slider name="c" value="0.35" min="0" max="1" step="0.05"></crowd-slider>
      <crowd-slider name="d" value="many" max="nothing" step="0"></crowd-slider>`),
  )
  assert.deepEqual(await submit(page), { a: 250, b: -5, c: 0.35, d: 0 })
})

test('keys move it by steps, without the tail of binary fractions', async () => {
  const page = await open(form('<crowd-slider id="it" name="a" max="1" step="0.1" required></crowd-slider>'))
  await page.getByRole('slider').focus()
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key)
  assert.equal(await page.evaluate(() => document.querySelector('crowd-slider')!.value), 0.3)
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  assert.deepEqual(await submit(page), { a: 0.9 })
})

test('input while dragging, change after release, with the new value, for every kind of handler', async () => {
  const page = await open(
    form(`<crowd-slider id="it" name="a" oninput="heard.push('input ' + this.value)" onchange="heard.push('change ' + this.value)"></crowd-slider>
      <script>heard = []</script>`),
  )
  const box = (await page.getByRole('slider').boundingBox())!
  await page.mouse.move(box.x + 10, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  assert.deepEqual((await page.evaluate(() => window.heard)).at(-1), 'input 50')
  await page.mouse.up()
  assert.deepEqual((await page.evaluate(() => window.heard)).at(-1), 'change 50')
  assert.equal(await page.evaluate(() => window.heard.filter(text => text.startsWith('change')).length), 1)
})

test('editable: knob and field go together, both ways; what is out of range is bent', async () => {
  const page = await open(form('<crowd-slider id="it" name="a" min="10" max="20" editable pin></crowd-slider>'))
  const field = page.getByRole('spinbutton', { name: 'Exact value' })
  const heard = await recordEvents(page, 'change')
  await page.getByRole('slider').press('ArrowRight')
  assert.equal(await field.inputValue(), '11')
  await field.fill('15')
  assert.equal(await page.getByRole('slider').inputValue(), '15')
  await field.fill('7')
  await field.blur()
  assert.equal(await field.inputValue(), '10')
  await field.fill('')
  await field.blur()
  assert.equal(await field.inputValue(), '10')
  assert.equal((await heard()).length, 3, 'once for each change that was finished')
  await assertAccessible(page)
})

test('disabled by markup or fieldset it cannot be moved, and still answers', async () => {
  const page = await open(
    form(`<crowd-slider name="a" value="3" disabled editable></crowd-slider>
      <fieldset disabled><crowd-slider name="b" value="4"></crowd-slider></fieldset>`),
  )
  for (const slider of await page.getByRole('slider').all()) assert.ok(await slider.isDisabled())
  assert.ok(await page.getByRole('spinbutton').isDisabled())
  assert.deepEqual(await submit(page), { a: 3, b: 4 })
})

test('null clears, text is read as a number', async () => {
  const page = await open(form('<crowd-slider id="it" name="a" min="2" value="9"></crowd-slider>'))
  const set = (value: unknown) =>
    page.evaluate(given => {
      const it = document.querySelector('crowd-slider')!
      it.value = given
      return it.value
    }, value)
  assert.equal(await set('7'), 7)
  assert.equal(await set(null), 2)
})

test('labels stand below their values; an unclosed slider shows and submits what it swallowed', async () => {
  const page = await open(
    form(`<crowd-slider name="a" min="1" max="5">
        <crowd-slider-label position="1">calm</crowd-slider-label>
        <crowd-slider-label position="3">so so</crowd-slider-label>
        <crowd-slider-label position="5">angry</crowd-slider-label>
      <p>Swallowed.</p><crowd-slider name="b" value="7" /><input name="c" value="8" aria-label="C">`),
  )
  const rail = (await page.getByRole('slider').first().boundingBox())!
  const middleOf = async (text: string) => {
    const box = (await page.getByText(text, { exact: true }).boundingBox())!
    return (box.x + box.width / 2 - rail.x) / rail.width
  }
  assert.ok((await middleOf('calm')) < 0.05)
  assert.ok(Math.abs((await middleOf('so so')) - 0.5) < 0.02)
  assert.ok((await middleOf('angry')) > 0.95)
  assert.ok(await shows(page, 'Swallowed.'))
  await assertAccessible(page)
  assert.deepEqual(await submit(page), { a: 1, b: 7, c: '8' })
})

test('a label of the page or aria-label names it', async () => {
  const page = await open(
    form(`<label for="one">Outer</label><crowd-slider id="one" name="a"></crowd-slider>
      <crowd-slider aria-label="Own" name="b"></crowd-slider><crowd-slider name="third"></crowd-slider>`),
  )
  for (const name of ['Outer', 'Own', 'third']) assert.equal(await page.getByRole('slider', { name }).count(), 1, name)
})
