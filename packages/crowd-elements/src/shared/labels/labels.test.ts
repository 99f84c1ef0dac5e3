import assert from 'node:assert/strict'
import { test } from 'node:test'
import { labelIndexOf, labelKeyAt } from './label-keys.ts'
import { inkOn, paletteColour } from './palette.ts'

test('seventeen labels have a key', () => {
  assert.deepEqual([0, 9, 10, 16, 17].map(labelKeyAt), ['1', '0', 'q', 'u', undefined])
  assert.deepEqual(['1', '0', 'Q', 'u', 'i', 'Enter', ''].map(labelIndexOf), [
    0,
    9,
    10,
    16,
    undefined,
    undefined,
    undefined,
  ])
})

test('colours repeat after the fifteenth', () => {
  assert.equal(paletteColour(0), '#2ca02c')
  assert.equal(paletteColour(15), '#2ca02c')
  assert.equal(paletteColour(16), '#1f77b4')
})

test('ink on a colour is black or white', () => {
  assert.equal(inkOn('#ffffff'), '#000000')
  assert.equal(inkOn('#1f2277'), '#ffffff')
})
