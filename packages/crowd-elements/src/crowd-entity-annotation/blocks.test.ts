import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cutIntoBlocks, cutIntoChunks, pieceAt } from './blocks.ts'

const texts = {
  empty: '',
  'one line': 'one line',
  lines: 'first\nsecond\n\nfourth\n',
  'many short lines': 'a\n'.repeat(50_000),
  'one long line': 'word '.repeat(20_000),
  'no blanks at all': 'x'.repeat(5_000),
}

for (const [name, text] of Object.entries(texts))
  test(`blocks and chunks are the text, whole and in order: ${name}`, () => {
    const blocks = cutIntoBlocks(text)
    assert.ok(blocks.length >= 1 && blocks.length <= 2001)
    assert.equal(blocks.map(({ start, end }) => text.slice(start, end)).join(''), text)
    const chunks = blocks.flatMap(block => cutIntoChunks(text, block))
    assert.equal(chunks.map(({ start, end }) => text.slice(start, end)).join(''), text)
  })

test('blocks end after line breaks', () => {
  assert.deepEqual(
    cutIntoBlocks(texts.lines).map(({ start, end }) => texts.lines.slice(start, end)),
    ['first\n', 'second\n', '\n', 'fourth\n'],
  )
})

test('a place is found in its piece, the end of the text in the last one', () => {
  const blocks = cutIntoBlocks(texts.lines)
  assert.deepEqual(
    [0, 5, 6, 13, 14, 21, 22].map(place => pieceAt(blocks, place)),
    [0, 0, 1, 2, 3, 3, 3],
  )
})
