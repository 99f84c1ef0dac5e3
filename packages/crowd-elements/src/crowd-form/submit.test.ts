import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answersOf, open, pressSubmit, reply, shows, submit } from '../shared/testing/page.ts'

const field = '<input name="a" value="1">'

test('one press is one submit event for every listener, before the answer goes out', async () => {
  const page = await open(`<crowd-form>${field}</crowd-form>
    <script>
      heard = []
      const form = document.querySelector('crowd-form')
      form.addEventListener('submit', () => heard.push('listener'))
      form.onsubmit = () => heard.push('property')
      document.addEventListener('submit', event => heard.push('document ' + event.target.localName + ' ' + answers.length))
    </script>`)
  await submit(page)
  assert.deepEqual(await page.evaluate(() => window.heard), ['listener', 'property', 'document form 0'])
})

test('a listener on the inner form hears the event too', async () => {
  const page = await open(`<crowd-form>${field}</crowd-form>
    <script>
      heard = []
      document.addEventListener('all-crowd-elements-ready', () => {
        document.querySelector('crowd-form > form').addEventListener('submit', () => heard.push('inner'))
      })
    </script>`)
  await submit(page)
  assert.deepEqual(await page.evaluate(() => window.heard), ['inner'])
})

const cancelling: [way: string, attribute: string, script: string][] = [
  ['the attribute returning false', 'onsubmit="return false"', ''],
  ['the property returning false', '', 'document.querySelector("crowd-form").onsubmit = () => false'],
  [
    'preventDefault in a listener',
    '',
    'document.querySelector("crowd-form").addEventListener("submit", e => e.preventDefault())',
  ],
]
for (const loader of ['first', 'last'] as const)
  for (const [way, attribute, script] of cancelling)
    test(`${way} keeps the form open, loader ${loader}`, async () => {
      const page = await open(`<crowd-form ${attribute}>${field}</crowd-form><script>${script}</script>`, { loader })
      await pressSubmit(page)
      assert.deepEqual(await answersOf(page), [])
      assert.equal(await page.getByRole('alert').filter({ visible: true }).count(), 0, 'we say nothing ourselves')
      assert.ok(await page.locator('[name=a]').isEditable())
    })

test('what handlers write, add and remove is in the answer', async () => {
  const page = await open(`<crowd-form>${field}<input name="gone" value="x" id="gone">
      <crowd-classifier name="mood" categories="['calm', 'tense']" initial-value="calm"></crowd-classifier>
    </crowd-form>
    <script>
      document.querySelector('crowd-form').onsubmit = function () {
        document.querySelector('[name=a]').value = 'changed'
        gone.remove()
        this.form.insertAdjacentHTML('beforeend', '<input type="hidden" name="added" value="y">')
        document.querySelector('crowd-classifier')._submittableValue.label = 'edited'
      }
    </script>`)
  assert.deepEqual(await submit(page), { a: 'changed', added: 'y', mood: { label: 'edited' } })
})

test('submit() from script fires the event and checks the controls', async () => {
  const page = await open(
    `<crowd-form onsubmit="heard.push('event')"><input name="a" required></crowd-form><script>heard = []</script>`,
  )
  await page.evaluate(() => document.querySelector('crowd-form')!.submit())
  assert.deepEqual(await answersOf(page), [])
  assert.deepEqual(await page.evaluate(() => window.heard), [], 'no event while a control is not filled in')
  await page.locator('[name=a]').fill('x')
  await page.evaluate(() => document.querySelector('crowd-form')!.submit())
  assert.deepEqual(await answersOf(page), [{ a: 'x' }])
  assert.deepEqual(await page.evaluate(() => window.heard), ['event'])
})

test('a handler may cancel, wait, and submit again', async () => {
  const page = await open(`<crowd-form>${field}</crowd-form>
    <script>
      let isChecked = false
      document.querySelector('crowd-form').onsubmit = async event => {
        if (isChecked) return
        event.preventDefault()
        await new Promise(done => setTimeout(done, 20))
        isChecked = true
        document.querySelector('crowd-form').submit()
      }
    </script>`)
  await pressSubmit(page)
  await page.waitForFunction(() => window.answers.length > 0)
  assert.deepEqual(await answersOf(page), [{ a: '1' }])
})

for (const cancels of [true, false])
  test(`a handler that calls submit() itself${cancels ? ' after cancelling' : ''} sends one answer`, async () => {
    const page = await open(`<crowd-form>${field}</crowd-form>
      <script>
        heard = []
        document.querySelector('crowd-form').addEventListener('submit', function (event) {
          heard.push('event')
          ${cancels ? 'event.preventDefault()' : ''}
          this.submit()
        })
      </script>`)
    assert.deepEqual(await submit(page), { a: '1' })
    assert.deepEqual(await page.evaluate(() => window.heard), ['event'])
  })

test('a handler that fails does not stop the answer', async () => {
  const page = await open(`<crowd-form onsubmit="console.log(missing.thing)">${field}</crowd-form>
    <script>addEventListener('error', event => event.preventDefault())</script>`)
  assert.deepEqual(await submit(page), { a: '1' })
})

test('while sending, the form is closed and says so; a second press does nothing', async () => {
  const page = await open(`<crowd-form>${field}</crowd-form>`)
  await submit(page)
  assert.ok(await page.getByRole('status').filter({ hasText: 'Sending your answer' }).count())
  await page.locator('[name=a]').focus()
  // Where the focus was lost to is settled with the next frame: what is typed tells at once.
  await page.keyboard.type('2')
  assert.equal(await page.locator('[name=a]').inputValue(), '1', 'the closed form takes no keys')
  await page.evaluate(() => document.querySelector('crowd-form')!.submit())
  await page.locator('crowd-button button').dispatchEvent('click')
  assert.equal((await answersOf(page)).length, 1)
})

test('a refused answer opens the form again with the reason, and it can be sent once more', async () => {
  const page = await open(`<crowd-form>${field}</crowd-form>`)
  await submit(page)
  await reply(page, { refuse: 'The network is away.' })
  await page.getByRole('alert').filter({ hasText: 'The network is away.' }).waitFor()
  await page.locator('[name=a]').fill('2')
  assert.deepEqual(await submit(page), { a: '2' })
  assert.equal(await shows(page, 'The network is away.'), false)
})

test('a refusal without words still says something; the worker can dismiss it', async () => {
  const page = await open(`<crowd-form>${field}</crowd-form>`)
  await submit(page)
  await reply(page, { refuse: '' })
  await page.getByRole('alert').filter({ hasText: 'could not be sent' }).waitFor()
  await page.getByRole('button', { name: 'Dismiss' }).click()
  assert.equal(await shows(page, 'could not be sent'), false)
})

test('an accepted answer leaves the form closed', async () => {
  const page = await open(`<crowd-form>${field}</crowd-form>`)
  await submit(page)
  await reply(page, 'accept')
  await page.getByRole('status').filter({ hasText: 'Your answer was sent' }).waitFor({ state: 'attached' })
  await page.evaluate(() => document.querySelector('crowd-form')!.submit())
  assert.equal((await answersOf(page)).length, 1)
})

test('without a host the answer is shown on the page and nothing is closed', async () => {
  const page = await open(`<crowd-form>${field}</crowd-form>`, { host: false })
  await pressSubmit(page)
  const shown = await page.locator('#answers-box').textContent()
  assert.deepEqual(JSON.parse(shown!), [{ a: '1' }])
  assert.ok(await page.locator('[name=a]').isEditable())
})

const nativeWays: [way: string, markup: string, press: string][] = [
  ['a button without a type', '<button>Go</button>', 'document.querySelector("button").click()'],
  ['an input of type submit', '<input type="submit" value="Go">', 'document.querySelector("[type=submit]").click()'],
  ['a button in a nested form', '<form><button>Go</button></form>', 'document.querySelector("button").click()'],
  ['requestSubmit()', '', 'document.querySelector("crowd-form form").requestSubmit()'],
  ['submit() of the inner form', '', 'document.querySelector("crowd-form form").submit()'],
  ['submit() of a nested form', '<form id="nested"></form>', 'nested.submit()'],
]
for (const [way, markup, press] of nativeWays)
  test(`${way} goes through the same sequence and never navigates`, async () => {
    const page = await open(`<crowd-form>${field}${markup}</crowd-form>
      <script>heard = []; document.addEventListener('submit', () => heard.push('event'))</script>`)
    const address = page.url()
    await page.evaluate(press)
    assert.deepEqual(await answersOf(page), [{ a: '1' }])
    assert.deepEqual(await page.evaluate(() => window.heard), ['event'])
    assert.equal(page.url(), address)
  })

test('a cancelled click submits nothing, whichever button it was', async () => {
  const page = await open(`<crowd-form>${field}<button onclick="return false">Native</button>
    <crowd-button form-action="submit" onclick="event.preventDefault()">Crowd</crowd-button></crowd-form>`)
  await page.getByRole('button', { name: 'Native' }).click()
  await page.getByRole('button', { name: 'Crowd' }).click()
  assert.deepEqual(await answersOf(page), [])
})

test('Enter in a line does not submit', async () => {
  const page = await open(
    `<crowd-form>${field}<crowd-input name="b" label="B"></crowd-input><button>Go</button></crowd-form>`,
  )
  await page.locator('[name=a]').press('Enter')
  await page.getByLabel('B').press('Enter')
  assert.deepEqual(await answersOf(page), [])
})

test('controls called submit, action and parentNode shadow nothing that matters', async () => {
  const page = await open(`<crowd-form>
    <input id="submit" name="submit" value="1"><input name="action" value="2"><input name="children" value="3">
    <input name="parentNode" value="4"><input name="childNodes" value="5"><button id="requestSubmit">Go</button>
  </crowd-form>`)
  const address = page.url()
  // Pressed from inside: the test driver itself walks over parentNode and would go round for ever.
  await page.evaluate(() => document.querySelector('crowd-button')!.click())
  assert.deepEqual(await answersOf(page), [
    { submit: '1', action: '2', children: '3', parentNode: '4', childNodes: '5' },
  ])
  assert.equal(page.url(), address)
})

test('a form without any named control can be sent', async () => {
  const page = await open('<crowd-form><p>Just read this.</p></crowd-form>')
  assert.deepEqual(await submit(page), {})
})

test('two forms on one page give two answers', async () => {
  const page = await open(
    '<crowd-form><input name="a" value="1"></crowd-form><crowd-form><input name="b" value="2"></crowd-form>',
  )
  await page.getByRole('button', { name: 'Submit' }).nth(1).click()
  assert.deepEqual(await answersOf(page), [{ b: '2' }])
})
