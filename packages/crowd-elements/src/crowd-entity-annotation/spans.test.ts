import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inReadingOrder, type Span, spanBeside, spansAt, withChanged, withSpan } from './spans.ts'

const span = (start: number, end: number, label = 'a'): Span => ({ label, start, end })

test('an empty span, and one that is there already, adds nothing', () => {
  const spans = [span(1, 4)]
  assert.equal(withSpan(spans, span(2, 2)), spans)
  assert.equal(withSpan(spans, span(1, 4)), spans)
  assert.equal(withSpan(spans, span(1, 4, 'b')).length, 2)
})

test('a change that would make a span empty, or equal to another, changes nothing', () => {
  const spans = [span(1, 4), span(1, 4, 'b')]
  assert.equal(withChanged(spans, 0, { end: 1 }), spans)
  assert.equal(withChanged(spans, 0, { label: 'b' }), spans)
  assert.deepEqual(withChanged(spans, 0, { end: 6 }), [span(1, 6), span(1, 4, 'b')])
})

test('of the spans at a place the shortest comes first; the end does not belong to it', () => {
  const spans = [span(0, 10), span(2, 4), span(4, 6)]
  assert.deepEqual(spansAt(spans, 3), [1, 0])
  assert.deepEqual(spansAt(spans, 4), [2, 0])
  assert.deepEqual(spansAt(spans, 10), [])
})

test('stepping follows the text, goes round, and starts at the caret', () => {
  const spans = [span(20, 25), span(0, 3), span(0, 8)]
  assert.deepEqual(inReadingOrder(spans), [2, 1, 0])
  const beside = (selected: number | undefined, step: 1 | -1, place = 0) => spanBeside(spans, { selected, place, step })
  assert.deepEqual([beside(2, 1), beside(1, 1), beside(0, 1)], [1, 0, 2])
  assert.deepEqual([beside(2, -1), beside(0, -1)], [0, 1])
  assert.deepEqual([beside(undefined, 1, 4), beside(undefined, 1, 21)], [0, 2])
  assert.deepEqual([beside(undefined, -1, 4), beside(undefined, -1, 0)], [1, 0])
  assert.equal(spanBeside([], { selected: undefined, place: 0, step: 1 }), undefined)
})
