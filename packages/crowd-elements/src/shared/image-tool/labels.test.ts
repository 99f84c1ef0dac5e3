import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hotkeyPlace, labelColor, labelHotkey, PALETTE } from './labels.ts'

test('seventeen labels have keys: digits, then the upper row of letters', () => {
  const keys = Array.from({ length: 18 }, (_, index) => labelHotkey(index))
  assert.deepEqual(keys, [...'1234567890qwertyu', undefined])
  assert.equal(hotkeyPlace('0'), 9)
  assert.equal(hotkeyPlace('u'), 16)
  for (const key of ['i', 'Q', '', '12', 'Enter']) assert.equal(hotkeyPlace(key), -1, key)
})

test('colours follow the order of labels and start again after the fifteenth', () => {
  assert.equal(labelColor(0), '#2ca02c')
  assert.equal(labelColor(14), '#c49c94')
  assert.equal(labelColor(15), '#2ca02c')
  assert.equal(new Set(PALETTE).size, 15)
})

test('an author’s colours go first, gaps are filled', () => {
  assert.deepEqual(
    [0, 1, 2].map(index => labelColor(index, ['#111111', ''])),
    ['#111111', '#1f77b4', '#ff7f0e'],
  )
})
