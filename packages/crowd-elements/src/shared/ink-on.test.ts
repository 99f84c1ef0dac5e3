import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PALETTE } from './image-tool/labels.ts'
import { contrast, inkOn } from './ink-on.ts'

test('ink on a colour is black or white, and can be read on every colour of the palette', () => {
  assert.equal(inkOn('#ffffff'), '#000000')
  assert.equal(inkOn('#1f2277'), '#ffffff')
  for (const colour of PALETTE) assert.ok(contrast(colour, inkOn(colour)) >= 4.5, colour)
})
