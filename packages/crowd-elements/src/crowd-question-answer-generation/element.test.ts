import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answersOf, assertAccessible, open, pressSubmit, shows, submit } from '../shared/testing/page.ts'

const tag = (attributes = '') =>
  `<crowd-form><crowd-question-answer-generation id="q" name="pairs" header="Ask" text="Jane lives in Oslo."
    question-tags="['who', 'where']" ${attributes}></crowd-question-answer-generation></crowd-form>`

type Page = Awaited<ReturnType<typeof open>>
const card = (page: Page, number: number) => page.getByRole('group', { name: `Question ${number}` })
const write = async (page: Page, number: number, question: string, answer: string) => {
  await card(page, number).locator('textarea.question').fill(question)
  await card(page, number).locator('textarea.answer').fill(answer)
}

test('questions, answers and tags, also tags of the worker’s own', async () => {
  const page = await open(tag('allow-custom-question-tags max-questions="2"'))
  await write(page, 1, 'Who lives in Oslo?', 'Jane.')
  await card(page, 1).getByRole('button', { name: 'who' }).click()
  await card(page, 1).getByLabel('Own tag').fill('easy')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Add a question' }).click()
  await page.keyboard.type('Where?')
  await card(page, 2).locator('textarea.answer').fill('Oslo.')
  assert.equal(await page.getByRole('button', { name: 'Add a question' }).count(), 0, 'two are the most')
  assert.deepEqual(await submit(page), {
    pairs: {
      questions: [
        { answer: 'Jane.', question: 'Who lives in Oslo?', tags: ['who', 'easy'] },
        { answer: 'Oslo.', question: 'Where?', tags: [] },
      ],
    },
  })
})

test('too few questions, too few words: said, and led to', async () => {
  const page = await open(tag('min-questions="2" question-min-words="3" answer-max-words="2"'))
  await write(page, 1, 'Who lives there?', 'Jane.')
  await pressSubmit(page)
  assert.ok(await shows(page, 'Please write at least 2 questions'))
  await write(page, 2, 'Where?', 'In Oslo')
  assert.ok(await shows(page, '1 word, at least 3 wanted'))
  await pressSubmit(page)
  assert.ok(await shows(page, 'Please check question 2'))
  await page.keyboard.press('End')
  await page.keyboard.type(' is Jane')
  await card(page, 2).locator('textarea.answer').fill('In the Oslo')
  await pressSubmit(page)
  assert.deepEqual(await answersOf(page), [])
  await card(page, 2).locator('textarea.answer').fill('Oslo')
  assert.equal(((await submit(page)).pairs as { questions: unknown[] }).questions.length, 2)
})

test('a question can be removed again, forms left empty are not sent', async () => {
  const page = await open(tag())
  await write(page, 1, 'One?', 'Yes.')
  await page.getByRole('button', { name: 'Add a question' }).click()
  await write(page, 2, 'Two?', 'No.')
  await page.getByRole('button', { name: 'Remove question 1' }).click()
  await page.getByRole('button', { name: 'Add a question' }).click()
  assert.deepEqual(await submit(page), { pairs: { questions: [{ answer: 'No.', question: 'Two?', tags: [] }] } })
})

test('a draft holds everything; nothing is wrong with it, light and dark', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await open(tag('allow-custom-question-tags'), { colorScheme })
    await write(page, 1, 'Who?', 'Jane.')
    await card(page, 1).getByRole('button', { name: 'where' }).click()
    await assertAccessible(page)
    await page.evaluate(() => {
      const widget = document.querySelector('crowd-question-answer-generation')!
      const state = JSON.parse(JSON.stringify(widget.readDraft()))
      widget.formResetCallback()
      widget.writeDraft(state)
    })
    assert.deepEqual(await submit(page), {
      pairs: { questions: [{ answer: 'Jane.', question: 'Who?', tags: ['where'] }] },
    })
  }
})
