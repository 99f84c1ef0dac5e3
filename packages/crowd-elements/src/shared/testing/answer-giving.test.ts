import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ANSWER_GIVERS } from './answer-giving.ts'
import { answersOf, assertAccessible, imagesSettled, open, pressSubmit, recordEvents, submit } from './page.ts'

const EVENTS = ['input', 'change', 'submit', 'click']

for (const [tagName, { markup, answerKey = 'it', untouched, keys, answer, set, changes = 1 }] of Object.entries(
  ANSWER_GIVERS,
)) {
  const openForm = () => open(`<crowd-form>${markup}</crowd-form>`)
  const assign = (page: Awaited<ReturnType<typeof open>>) =>
    page.evaluate(values => void Object.assign(document.querySelector('#it')!, values), set)

  test(`${tagName} takes part in its form, untouched`, async () => {
    const page = await openForm()
    await pressSubmit(page)
    assert.deepEqual(
      (await answersOf(page)).map(said => said[answerKey]),
      untouched === 'blocked' ? [] : [untouched],
    )
  })

  test(`${tagName} works by keyboard alone, from the first Tab to the submit button`, async () => {
    const page = await openForm()
    await page.keyboard.press('Tab')
    for (let stops = 0; stops < 5 && (await page.evaluate(() => document.activeElement?.id)) !== 'it'; stops++)
      await page.keyboard.press('Tab')
    const isFieldFocused = () =>
      page.evaluate(() =>
        document
          .querySelector('#it')!
          .shadowRoot!.activeElement?.matches('input, textarea, [role="textbox"], .image-view[role="application"]'),
      )
    for (let stops = 0; stops < 12 && !(await isFieldFocused()); stops++) await page.keyboard.press('Tab')
    for (const key of keys) await page.keyboard.press(key)
    for (
      let stops = 0;
      stops < 8 && (await page.evaluate(() => document.activeElement?.localName)) !== 'crowd-button';
      stops++
    )
      await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    assert.deepEqual(await answersOf(page), [{ [answerKey]: answer }])
  })

  test(`${tagName} says nothing when set by script, and gives that answer`, async () => {
    const page = await openForm()
    const heard = await recordEvents(page, ...EVENTS)
    await assign(page)
    assert.deepEqual(await heard(), [])
    assert.deepEqual(await submit(page), { [answerKey]: answer })
  })

  test(`${tagName} tells the document when the worker changes it`, async () => {
    const page = await openForm()
    const heard = await recordEvents(page, 'change')
    await page.evaluate(() => document.querySelector<HTMLElement>('#it')!.focus())
    for (const key of keys) await page.keyboard.press(key)
    await page.evaluate(() => document.querySelector<HTMLElement>('#it')!.blur())
    await page.getByRole('button', { name: 'Submit' }).focus()
    assert.deepEqual(await heard(), Array(changes).fill(`change ${tagName}#it`))
  })

  test(`${tagName} takes what was set before it was defined`, async () => {
    const values = JSON.stringify(set)
    const page = await open(`<crowd-form>${markup}</crowd-form><script>Object.assign(it, ${values})</script>`, {
      loader: 'last',
    })
    assert.deepEqual(await submit(page), { [answerKey]: answer })
  })

  test(`${tagName} made by innerHTML works, and a copy starts from the markup`, async () => {
    const page = await open('<crowd-form></crowd-form>')
    await page.evaluate(
      html => document.querySelector('crowd-form')!.form.insertAdjacentHTML('afterbegin', html),
      markup,
    )
    await page.evaluate(async name => void (await customElements.whenDefined(name)), tagName)
    await imagesSettled(page)
    await assign(page)
    const isFresh = await page.evaluate(() => {
      const copy = document.querySelector('#it')!.cloneNode(true) as HTMLElement
      copy.id = 'copy'
      copy.setAttribute('name', 'copy')
      document.querySelector('crowd-form')!.form.prepend(copy)
      return copy.shadowRoot !== null
    })
    assert.ok(isFresh)
    await page.evaluate(() => document.querySelector('#copy')!.remove())
    assert.deepEqual(await submit(page), { [answerKey]: answer })
  })

  test(`${tagName} goes back to the markup on reset and keeps its state when moved`, async () => {
    const page = await openForm()
    await assign(page)
    await page.evaluate(() => {
      const it = document.querySelector('#it')!
      const form = it.parentNode as Element
      it.remove()
      form.prepend(it)
    })
    assert.deepEqual(await submit(page), { [answerKey]: answer })
    await page.evaluate(() => window.replies.at(-1)!.refuse(''))
    await page.evaluate(() => document.querySelector('crowd-form')!.reset())
    await pressSubmit(page)
    const last = (await answersOf(page)).slice(1).map(said => said[answerKey])
    assert.deepEqual(last, untouched === 'blocked' ? [] : [untouched])
  })

  test(`${tagName} passes axe-core, also with its message shown`, async () => {
    const page = await openForm()
    await assertAccessible(page)
    await page.evaluate(() => document.querySelector('#it')!.setAttribute('required', ''))
    await pressSubmit(page)
    await assertAccessible(page)
  })
}
