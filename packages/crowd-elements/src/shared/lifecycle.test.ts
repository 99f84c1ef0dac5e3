import assert from 'node:assert/strict'
import { test } from 'node:test'
import { open, shows, submit } from './testing/page.ts'

const NAMES =
  `crowd-form crowd-alert crowd-card crowd-classifier crowd-input crowd-text-area crowd-checkbox crowd-radio-group crowd-radio-button
  crowd-button crowd-instructions full-instructions short-instructions classification-target worker-comment short-summary
  detailed-instructions positive-example negative-example iron-icon crowd-badge crowd-fab crowd-icon-button crowd-modal
  crowd-slider crowd-slider-label crowd-tab crowd-tabs crowd-toast crowd-toggle-button`.split(/\s+/)

test('every name is defined and whenDefined resolves', async () => {
  const page = await open('')
  const defined = await page.evaluate(
    names => Promise.all(names.map(name => customElements.whenDefined(name).then(() => name))),
    NAMES,
  )
  assert.deepEqual(defined, NAMES)
})

test('all-crowd-elements-ready comes once, on the document and up to the window, after DOMContentLoaded', async () => {
  const page = await open(`<script>
      heard = []
      document.addEventListener('all-crowd-elements-ready', event => heard.push('document ' + event.target.nodeName))
      window.addEventListener('all-crowd-elements-ready', () => heard.push('window'))
      document.addEventListener('DOMContentLoaded', () => {
        heard.push('content')
        document.addEventListener('all-crowd-elements-ready', () => heard.push('registered late'))
      })
    </script><crowd-form><crowd-input name="a"></crowd-input></crowd-form>`)
  assert.deepEqual(await page.evaluate(() => window.heard), [
    'content',
    'document #document',
    'registered late',
    'window',
  ])
})

test('when it comes, the elements are drawn and the form holds its content', async () => {
  const page = await open(`<script>
      document.addEventListener('all-crowd-elements-ready', () => {
        heard = [document.querySelector('crowd-form > form > crowd-input') !== null,
          document.querySelector('crowd-input').shadowRoot.querySelector('input') !== null]
      })
    </script><crowd-form><crowd-input name="a"></crowd-input></crowd-form>`)
  assert.deepEqual(await page.evaluate(() => window.heard), [true, true])
})

test('pictures that never arrive do not hold it up', async () => {
  const page = await open('', { loader: 'none' })
  await page.route('**/never.png', () => {})
  const url = page.url()
  await page.evaluate(() => {
    document.open()
    document.write(
      '<!doctype html><script src="/crowd-html-elements.js"></script><crowd-form><img src="/never.png"></crowd-form>',
    )
    document.close()
  })
  await page.getByRole('button', { name: 'Submit' }).waitFor()
  assert.equal(page.url(), url)
  await page.unroute('**/never.png')
})

test('each element says when it is ready, its children included', async () => {
  const page = await open(`<script>
      heard = []
      document.addEventListener('crowd-element-ready', ({ target }) => heard.push(target.localName + ' ' + target.children.length))
    </script><crowd-form><crowd-radio-group><crowd-radio-button name="a">A</crowd-radio-button></crowd-radio-group></crowd-form>`)
  const heard = await page.evaluate(() => window.heard)
  assert.deepEqual(heard.sort(), ['crowd-button 0', 'crowd-form 1', 'crowd-radio-button 0', 'crowd-radio-group 1'])
})

test('the bundle loaded twice is loaded once', async () => {
  const page =
    await open(`<crowd-form><input name="a" value="1"></crowd-form><script src="/crowd-html-elements.js"></script>
    <script>heard = []; document.addEventListener('all-crowd-elements-ready', () => heard.push('ready'))</script>`)
  await page.waitForTimeout(50)
  assert.deepEqual(await page.evaluate(() => window.heard), ['ready'])
  assert.equal(await page.locator('crowd-button').count(), 1)
  assert.deepEqual(await submit(page), { a: '1' })
})

test('a name that is taken already is left to its owner', async () => {
  const page = await open(
    `<crowd-form><crowd-input name="a"></crowd-input></crowd-form>
     <script>customElements.define('crowd-input', class extends HTMLElement { connectedCallback() { this.textContent = 'mine' } })</script>`,
    { loader: 'last' },
  )
  assert.ok(await shows(page, 'mine'))
  assert.deepEqual(await submit(page), {})
})

test('the loader in a full document, in the head or before the doctype', async () => {
  const script = '<script src="/crowd-html-elements.js"></script>'
  const body = '<body><crowd-form><input name="a" value="1"></crowd-form></body>'
  for (const markup of [
    `<!doctype html><html lang="en"><head><title>T</title>${script}</head>${body}</html>`,
    `${script}<!doctype html><html>${body}</html>`,
  ]) {
    const page = await open(markup, { loader: 'none' })
    assert.deepEqual(await submit(page), { a: '1' })
  }
})

test('elements are window globals by their id, and scripts run where they stand', async () => {
  const page = await open(`<crowd-form><crowd-input id="serial" name="a"></crowd-input>
    <script>serial.value = 'set through the global'</script></crowd-form>`)
  assert.deepEqual(await submit(page), { a: 'set through the global' })
})

test('elements work outside any form', async () => {
  const page = await open(
    '<crowd-input label="Alone"></crowd-input><crowd-button form-action="submit">Nowhere to go</crowd-button>',
  )
  await page.getByLabel('Alone').fill('x')
  await page.getByRole('button', { name: 'Nowhere to go' }).click()
  assert.equal(await page.evaluate(() => document.querySelector('crowd-input')!.value), 'x')
})

test('every shadow root is open', async () => {
  const page = await open(NAMES.map(name => `<${name}></${name}>`).join(''))
  const closed = await page.evaluate(names => names.filter(name => !document.querySelector(name)!.shadowRoot), NAMES)
  assert.deepEqual(closed, [])
})
