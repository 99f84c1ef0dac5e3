import assert from 'node:assert/strict'
import { mock, test } from 'node:test'
import { readEntities, readLabels, toAnswer, toSpans } from './answer.ts'
import { CodePoints } from './code-points.ts'

test('names default to the label, plain texts will do, longDisplayName is the full name', () => {
  assert.deepEqual(
    readLabels(`[{label: 'drug'}, 'dose', {label: 'sym', shortDisplayName: 'S', fullDisplayName: 'Symptom'},
      {label: 'dis', longDisplayName: 'Disease'}, {shortDisplayName: 'nothing'}, null, 'dose']`),
    [
      { label: 'drug', shortDisplayName: 'drug', fullDisplayName: 'drug' },
      { label: 'dose', shortDisplayName: 'dose', fullDisplayName: 'dose' },
      { label: 'sym', shortDisplayName: 'S', fullDisplayName: 'Symptom' },
      { label: 'dis', shortDisplayName: 'dis', fullDisplayName: 'Disease' },
    ],
  )
})

test('no labels are no labels, unreadable ones are reported', () => {
  for (const none of ['', '  ', null, undefined, []]) assert.deepEqual(readLabels(none), [])
  assert.throws(() => readLabels("['a' 'b']"), SyntaxError)
  assert.throws(() => readLabels('{}'), /a list was expected/)
})

test('spans go through offsets in code points and back', () => {
  const text = '💊 aspirin 💊'
  const points = new CodePoints(text)
  const labels = readLabels("['drug', 'sign']")
  const entities = [
    { endOffset: 9, label: 'drug', startOffset: 2 },
    { endOffset: 11, label: 'sign', startOffset: 10 },
  ]
  const spans = toSpans(entities, labels, points)
  assert.deepEqual(
    spans.map(({ start, end }) => text.slice(start, end)),
    ['aspirin', '💊'],
  )
  assert.deepEqual(toAnswer(spans, points), { entities })
})

test('unknown labels and bad ranges are left out with a warning', () => {
  const warn = mock.method(console, 'warn', () => {})
  const labels = readLabels("['drug']")
  const bad = [
    { label: 'other', startOffset: 0, endOffset: 1 },
    { label: 'drug', startOffset: 1, endOffset: 1 },
    { label: 'drug', startOffset: -1, endOffset: 1 },
    { label: 'drug', startOffset: 0, endOffset: 5 },
    { label: 'drug', startOffset: 0.5, endOffset: 2 },
    { label: 'drug', startOffset: '0', endOffset: '2' },
    'nonsense',
  ]
  const good = { label: 'drug', startOffset: 0, endOffset: 4 }
  assert.deepEqual(toSpans([...bad, good], labels, new CodePoints('text')), [{ label: 'drug', start: 0, end: 4 }])
  assert.equal(warn.mock.callCount(), bad.length)
  warn.mock.restore()
})

test('an answer as a whole is read as its entities', () => {
  assert.deepEqual(readEntities("{entities: [{label: 'a'}]}"), [{ label: 'a' }])
  assert.deepEqual(readEntities(null), [])
})
