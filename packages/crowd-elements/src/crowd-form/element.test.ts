import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answersOf, assertAccessible, open, submit } from '../shared/testing/page.ts'

test('the author’s nodes move into one native form, the same nodes in the same order', async () => {
  const page = await open(`<crowd-form id="f">text<b id="one">1</b><!-- note --><i id="two">2</i></crowd-form>
    <script>kept = one; one.onclick = () => heard.push('clicked'); heard = []</script>`)
  const shape = await page.evaluate(() => {
    const form = document.querySelector('crowd-form > form')!
    document.querySelector<HTMLElement>('#one')!.click()
    const { kept } = window as unknown as { kept: Element }
    return {
      isForm: document.querySelector('crowd-form')!.form === form,
      names: Array.from(form.childNodes, node => node.nodeName.toLowerCase()),
      isSameNode: form.querySelector('#one') === kept,
      outside: document.querySelector('crowd-form')!.childNodes.length,
    }
  })
  assert.deepEqual(shape, {
    isForm: true,
    names: ['#text', 'b', '#comment', 'i', 'crowd-button'],
    isSameNode: true,
    outside: 1,
  })
  assert.deepEqual(await page.evaluate(() => window.heard), ['clicked'])
})

test('a form without a submit button gets one, in the light DOM, in the public shape', async () => {
  const page = await open('<crowd-form></crowd-form>')
  const button = page.locator('crowd-form > form > crowd-button:last-child')
  assert.equal(await button.textContent(), 'Submit')
  for (const [name, value] of [
    ['data-testid', 'crowd-submit'],
    ['form-action', 'submit'],
    ['variant', 'primary'],
  ] as const)
    assert.equal(await button.getAttribute(name), value)
  assert.equal(await button.locator('button[type=submit]').count(), 1)
})

for (const attributes of ['', 'style="display:none"', 'disabled'])
  test(`an author’s own submit button ${attributes} keeps ours away`, async () => {
    const page = await open(
      `<crowd-form><div><crowd-button form-action="submit" ${attributes}>Done</crowd-button></div></crowd-form>`,
    )
    assert.equal(await page.locator('crowd-button').count(), 1)
  })

test('an author’s own submit button sends', async () => {
  const page = await open(
    '<crowd-form><input name="a" value="1"><crowd-button form-action="submit">Done</crowd-button></crowd-form>',
  )
  await page.getByRole('button', { name: 'Done' }).click()
  assert.deepEqual(await answersOf(page), [{ a: '1' }])
})

test('scripts may use .form before parsing is over; order is kept', async () => {
  const page = await open(`<crowd-form><input name="a" value="1">
    <script>document.querySelector('crowd-form').form.insertAdjacentHTML('beforeend', '<input name="b" value="2">')</script>
    <input name="c" value="3"></crowd-form>`)
  const names = await page
    .locator('crowd-form > form input')
    .evaluateAll(all => all.map(input => input.getAttribute('name')))
  assert.deepEqual(names, ['a', 'b', 'c'])
  assert.deepEqual(await submit(page), { a: '1', b: '2', c: '3' })
})

test('players and nested frames are not restarted by the move into the form', async () => {
  const page = await open(
    `<crowd-form><iframe srcdoc="<script>parent.loads = (parent.loads || 0) + 1</script>"></iframe></crowd-form>`,
  )
  await page.frameLocator('iframe').locator('html').waitFor({ state: 'attached' })
  assert.equal(await page.evaluate(() => (window as unknown as { loads: number }).loads), 1)
})

test('a form made by script works, with its content before or after', async () => {
  const page = await open('<div id="place"></div>')
  await page.evaluate(() => {
    const form = document.createElement('crowd-form')
    document.body.append(form)
    form.innerHTML = '<input name="a" value="1">'
  })
  assert.deepEqual(await submit(page), { a: '1' })
  assert.equal(await page.locator('crowd-form > form > input').count(), 1)
  await page.evaluate(() => {
    document.querySelector('crowd-form')!.remove()
    document.querySelector('#place')!.innerHTML = '<crowd-form><input name="b" value="2"></crowd-form>'
  })
  assert.deepEqual(await submit(page), { b: '2' })
})

test('reset puts native controls, crowd controls and widgets back', async () => {
  const page = await open(`<crowd-form>
    <input name="a" value="1"><crowd-input name="b" label="B" value="2"></crowd-input>
    <crowd-checkbox name="c" checked>C</crowd-checkbox>
    <crowd-classifier name="m" categories="['x','y']" initial-value="x"></crowd-classifier>
    <crowd-button form-action="reset">Start again</crowd-button>
  </crowd-form>`)
  await page.locator('[name=a]').fill('changed')
  await page.getByLabel('B', { exact: true }).fill('changed')
  await page.getByText('C', { exact: true }).click()
  await page.getByText('y', { exact: true }).click()
  await page.getByRole('button', { name: 'Start again' }).click()
  assert.deepEqual(await submit(page), { a: '1', b: '2', c: { on: true }, m: { label: 'x' } })
})

test('autocomplete and novalidate are handed to the inner form', async () => {
  const page = await open('<crowd-form autocomplete="off" novalidate></crowd-form>')
  const form = page.locator('crowd-form > form')
  assert.equal(await form.getAttribute('autocomplete'), 'off')
  assert.equal(await form.getAttribute('novalidate'), '')
})

test('malformed markup stays as the browser made it, and answers', async () => {
  const page = await open(`before<crowd-form><div><p>open <b>bold <crowd-input name="a" value="1"><td>stray
    </div></section><crowd-input name="b" value="2">`)
  assert.deepEqual(await submit(page), { a: '1', b: '2' })
})

test('a plain page of native controls is accessible, light and dark', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await open(
      `<crowd-form><h2>Gate</h2><label>Plate <input name="a"></label><label><input type="checkbox" name="b"> Wet</label>
       <label>Lane <select name="c"><option>1</select></label><label>Note <textarea name="d"></textarea></label>
       <button type="button">Add</button><button disabled>Off</button></crowd-form>`,
      { colorScheme },
    )
    await assertAccessible(page)
  }
})

test('authors’ style rules win over our look of bare HTML, whatever their selector', async () => {
  const page =
    await open(`<style>* { margin: 0 } input { border: 5px solid red } crowd-form { background: #abcdef }</style>
    <crowd-form><p>x</p><input name="a"></crowd-form>`)
  const style = (selector: string, property: string) =>
    page.locator(selector).evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)
  assert.equal(await style('crowd-form p', 'margin-bottom'), '0px')
  assert.equal(await style('[name=a]', 'border-top-width'), '5px')
  assert.equal(await style('crowd-form', 'background-color'), 'rgb(171, 205, 239)')
})

test('on a page that declares a dark scheme the sheet stays paper, and everything on it can be read', async () => {
  const page = await open(`<style>html { color-scheme: dark }</style><crowd-form><h2>Gate</h2>
    <crowd-input name="a" label="Plate"></crowd-input><crowd-checkbox name="b">Wet</crowd-checkbox>
    <crowd-toggle-button name="c">Urgent</crowd-toggle-button><crowd-slider name="d" pin></crowd-slider>
    <crowd-tabs><crowd-tab header="One"><p>First.</p></crowd-tab><crowd-tab header="Two">Second.</crowd-tab></crowd-tabs>
    <crowd-fab label="?"></crowd-fab><crowd-modal></crowd-modal></crowd-form>`)
  await assertAccessible(page)
})
