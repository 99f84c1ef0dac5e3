import assert from 'node:assert/strict'
import { test } from 'node:test'
import { moveOf } from './keys.ts'

const press = (key: string, held: Partial<Parameters<typeof moveOf>[0]> = {}, isRightToLeft = false) =>
  moveOf({ key, ctrlKey: false, altKey: false, metaKey: false, ...held }, isRightToLeft)

test('arrows move by characters and lines, with Ctrl or Alt by words', () => {
  assert.deepEqual(press('ArrowRight'), { stride: 'character', step: 1 })
  assert.deepEqual(press('ArrowUp'), { stride: 'line', step: -1 })
  assert.deepEqual(press('ArrowLeft', { ctrlKey: true }), { stride: 'word', step: -1 })
  assert.deepEqual(press('ArrowLeft', { altKey: true }), { stride: 'word', step: -1 })
})

test('ends of lines and of the text', () => {
  assert.deepEqual(press('End'), { stride: 'edge', step: 1 })
  assert.deepEqual(press('ArrowLeft', { metaKey: true }), { stride: 'edge', step: -1 })
  assert.deepEqual(press('Home', { ctrlKey: true }), { stride: 'text', step: -1 })
  assert.deepEqual(press('PageDown'), { stride: 'page', step: 1 })
})

test('in right-to-left text the left arrow goes forward', () => {
  assert.deepEqual(press('ArrowLeft', {}, true), { stride: 'character', step: 1 })
  assert.deepEqual(press('ArrowDown', {}, true), { stride: 'line', step: 1 })
})

test('other keys move nothing', () => {
  for (const key of ['a', 'Enter', 'Tab', '1']) assert.equal(press(key), undefined)
})
