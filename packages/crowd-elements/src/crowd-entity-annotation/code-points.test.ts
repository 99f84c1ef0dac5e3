import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CodePoints } from './code-points.ts'

/** The same, counted the slow way. */
const pointsBefore = (text: string, unit: number): number => [...text.slice(0, unit)].length

for (const text of [
  '',
  'plain text',
  '💊 two 💊💊 three',
  '💊',
  'lone \ud83d half, \udc8a other, both \ud83d\udc8a',
  '日本語😀',
])
  test(`offsets in ${JSON.stringify(text)} go there and back`, () => {
    const points = new CodePoints(text)
    assert.equal(points.length, [...text].length)
    let unit = 0
    for (const [point, character] of [...text].entries()) {
      assert.equal(points.toUnit(point), unit)
      assert.equal(points.toPoint(unit), pointsBefore(text, unit))
      unit += character.length
    }
    assert.equal(points.toUnit(points.length), text.length)
    assert.equal(points.toPoint(text.length), points.length)
  })

test('a place between two halves of a character counts as before it', () => {
  assert.equal(new CodePoints('a💊b').toPoint(2), 1)
})
