import assert from 'node:assert/strict'
import { test } from 'node:test'
import { heard, messagesOf, openFramed, tell } from '../shared/testing/portal.ts'

const FORM = `<crowd-form>
  <input name="plate" aria-label="Plate"><textarea name="note"></textarea>
  <select name="lane"><option>1</option><option>2</option></select>
  <select name="seen" multiple><option>cat</option><option>dog</option><option>bird</option></select>
  <input type="radio" name="wet" value="yes"><input type="radio" name="wet" value="no">
  <input type="checkbox" name="wet" value="maybe"><input type="hidden" name="hidden" value="h">
  <input name="twice"><input name="twice"><input type="file" name="scan"><input type="submit" name="go" value="Go">
  <crowd-input name="driver"></crowd-input><crowd-text-area name="story"></crowd-text-area>
  <crowd-checkbox name="flags" value="blur">Blur</crowd-checkbox><crowd-checkbox name="flags" value="dark">Dark</crowd-checkbox>
  <crowd-radio-group><crowd-radio-button name="keep">Keep</crowd-radio-button><crowd-radio-button name="drop">Drop</crowd-radio-button></crowd-radio-group>
  <crowd-classifier name="mood" categories="['calm','tense']"></crowd-classifier>
</crowd-form>`

const DRAFT = {
  plate: ['KX 12'],
  note: ['two\nlines'],
  lane: ['2'],
  seen: [['cat', 'bird']],
  wet: [false, true, true],
  hidden: ['written by a script'],
  twice: ['first', 'second'],
  scan: [null],
  go: [null],
  driver: ['Ada'],
  story: ['once\nupon'],
  flags: [false, true],
  keep: [false],
  drop: [true],
  mood: ['tense'],
}

const ANSWER = {
  plate: 'KX 12',
  note: 'two\nlines',
  lane: '2',
  seen: ['cat', 'bird'],
  wet: { yes: false, no: true, maybe: true },
  hidden: 'written by a script',
  twice: 'second',
  driver: 'Ada',
  story: 'once\nupon',
  flags: { blur: false, dark: true },
  keep: { on: false },
  drop: { on: true },
  mood: { label: 'tense' },
}

const contentOrigin = (task: Awaited<ReturnType<typeof openFramed>>) => new URL(task.page.frames()[1]!.url()).origin

const small = '<crowd-form><input name="a" value="1" aria-label="A"></crowd-form>'
const press = (task: Awaited<ReturnType<typeof openFramed>>) =>
  task.content.getByRole('button', { name: 'Submit' }).click()

test('a draft put back gives the same answer and the same draft again', async () => {
  const task = await openFramed(FORM)
  await heard(task, 'ready')
  await tell(task, { handloop: 1, type: 'restore', draft: DRAFT })
  await task.content.getByLabel('Plate').fill('KX 12')
  await press(task)
  assert.deepEqual((await heard(task, 'submit')).answerContent, ANSWER)
  const [, draft, ...rest] = await messagesOf(task)
  assert.deepEqual(
    draft,
    { handloop: 1, type: 'draft', draft: DRAFT, origin: contentOrigin(task) },
    'before the answer',
  )
  assert.equal(rest.length, 1)
})

test('a draft that arrives before the elements are ready waits for them; events stay quiet', async () => {
  const task = await openFramed(`<crowd-form><crowd-input name="a" label="A"></crowd-input></crowd-form>
    <script>for (const type of ['input', 'change']) document.addEventListener(type, () => parent.postMessage({ stray: type }, '*'))</script>`)
  await tell(task, { handloop: 1, type: 'restore', draft: { a: ['early'] } })
  await heard(task, 'ready')
  await tell(task, { handloop: 1, type: 'restore', draft: { a: ['early'], gone: ['x'] } })
  await task.page.waitForTimeout(30)
  assert.equal(await task.content.getByLabel('A').inputValue(), 'early')
  assert.deepEqual(
    (await messagesOf(task)).filter(message => 'stray' in message),
    [],
  )
})

test('a draft of another shape is passed over', async () => {
  const task = await openFramed(FORM)
  await heard(task, 'ready')
  const strange = {
    plate: 'no list',
    note: [{}],
    lane: [7],
    wet: ['yes', 1],
    driver: [true],
    flags: [null],
    mood: ['unknown'],
    seen: ['cat'],
  }
  await tell(task, { handloop: 1, type: 'restore', draft: strange })
  await tell(task, { handloop: 1, type: 'restore', draft: { driver: ['Ada'] } })
  await task.content.getByText('calm').click()
  await press(task)
  const { answerContent } = await heard(task, 'submit')
  assert.deepEqual(answerContent, {
    lane: '1',
    wet: { yes: false, no: false, maybe: false },
    hidden: 'h',
    driver: 'Ada',
    flags: { blur: false, dark: false },
    keep: { on: false },
    drop: { on: false },
    mood: { label: 'calm' },
  })
})

test('a worker’s typing becomes one draft when it rests', async () => {
  const task = await openFramed(small)
  await heard(task, 'ready')
  await task.content.getByLabel('A').press('End')
  await task.content.getByLabel('A').pressSequentially('23')
  assert.deepEqual((await heard(task, 'draft')).draft, { a: ['123'] })
  const drafts = (await messagesOf(task)).filter(message => message.type === 'draft')
  assert.equal(drafts.length, 1)
})

test('an accepted answer closes the form, a refused one opens it with the reason', async () => {
  const task = await openFramed(small)
  await heard(task, 'ready')
  await press(task)
  assert.deepEqual((await heard(task, 'submit')).answerContent, { a: '1' })
  await tell(task, { handloop: 1, type: 'refused', message: 'The task was withdrawn.' })
  await task.content.getByRole('alert').filter({ hasText: 'The task was withdrawn.' }).waitFor()
  await press(task)
  await tell(task, { handloop: 1, type: 'accepted' })
  await task.content.getByRole('status').filter({ hasText: 'Your answer was sent' }).waitFor({ state: 'attached' })
})

test('after an accepted answer no draft follows', async () => {
  const task = await openFramed(small)
  await heard(task, 'ready')
  await press(task)
  await tell(task, { handloop: 1, type: 'accepted' })
  await task.content.getByText('Your answer was sent').waitFor({ state: 'attached' })
  await task.content.locator('input').dispatchEvent('input')
  await task.page.waitForTimeout(700)
  assert.deepEqual(
    (await messagesOf(task)).map(({ type }) => type),
    ['ready', 'submit'],
  )
})

test('a template without any form is ready too', async () => {
  const task = await openFramed('<p>Nothing to answer here.</p>')
  assert.deepEqual(await heard(task, 'ready'), {
    handloop: 1,
    type: 'ready',
    origin: contentOrigin(task),
  })
})

test('the template’s own loader starts no second bridge', async () => {
  const task = await openFramed(`${small}<script src="/crowd-html-elements.js"></script>`)
  await heard(task, 'ready')
  await press(task)
  await heard(task, 'submit')
  const types = (await messagesOf(task)).map(({ type }) => type)
  assert.deepEqual(types, ['ready', 'submit'])
})

test('another portal’s page hears nothing and is not heard', async () => {
  const task = await openFramed(small, 'http://127.0.0.1:9')
  await task.content.getByRole('button', { name: 'Submit' }).waitFor()
  await tell(task, { handloop: 1, type: 'restore', draft: { a: ['forged'] } })
  await press(task)
  await tell(task, { handloop: 1, type: 'accepted' })
  await task.page.waitForTimeout(50)
  assert.deepEqual(await messagesOf(task), [])
  assert.equal(await task.content.getByLabel('A').inputValue(), '1')
  assert.equal(await task.content.getByText('Your answer was sent').count(), 0)
})

test('a frame inside the template cannot pass for the portal', async () => {
  const task = await openFramed(`${small}<iframe srcdoc="<script>
    parent.postMessage({ handloop: 1, type: 'restore', draft: { a: ['forged'] } }, '*')</script>"></iframe>`)
  await heard(task, 'ready')
  await task.page.waitForTimeout(50)
  assert.equal(await task.content.getByLabel('A').inputValue(), '1')
})

test('a picture that cannot be loaded is told, with its name; the answer can still be given', async () => {
  const task =
    await openFramed(`<crowd-form><img src="/folder/page%201.png?X-Signature=abc"><img alt="The gate" src="/gate.png">
    <input name="a" value="1"></crowd-form>`)
  await task.content.getByText('The image “page 1.png” could not be loaded.').waitFor()
  await task.content.getByText('The image “The gate” could not be loaded.').waitFor()
  await press(task)
  assert.deepEqual((await heard(task, 'submit')).answerContent, { a: '1' })
})

test('the notice goes when the picture comes', async () => {
  const task = await openFramed('<img id="photo" alt="Photo" src="/none.png">')
  const notice = task.content.getByText('could not be loaded')
  await notice.waitFor()
  const picture = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
  await task.content.locator('#photo').evaluate((image, src) => image.setAttribute('src', src), picture)
  await notice.waitFor({ state: 'detached' })
})
