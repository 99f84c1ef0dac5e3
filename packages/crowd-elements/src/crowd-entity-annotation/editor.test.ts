import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changesSpans, SpanEditor } from './editor.ts'

const span = (start: number, end: number, label = 'drug') => ({ label, start, end })

function editorWith(...spans: ReturnType<typeof span>[]): SpanEditor {
  const editor = new SpanEditor()
  editor.load(spans)
  return editor
}

test('selected text gets the label that is chosen then; without a selection the label is at hand', () => {
  const editor = editorWith()
  editor.select(9, 3)
  assert.deepEqual(editor.chooseLabel('drug'), { kind: 'added', span: span(3, 9) })
  assert.equal(editor.range, undefined, 'the selection is used up')
  assert.deepEqual(editor.chooseLabel('dose'), { kind: 'armed', label: 'dose' })
  assert.deepEqual(editor.chooseLabel('dose'), { kind: 'disarmed' })
})

test('the only label there is stays at hand, whoever presses it', () => {
  const editor = editorWith()
  editor.labels = [{ label: 'drug', shortDisplayName: 'drug', fullDisplayName: 'drug' }]
  editor.armed = 'drug'
  assert.deepEqual(editor.chooseLabel('drug'), { kind: 'armed', label: 'drug' })
})

test('a selected span is relabelled, and the label at hand stays what it was', () => {
  const editor = editorWith(span(0, 4))
  editor.armed = 'drug'
  editor.selectSpan(0)
  assert.deepEqual(editor.chooseLabel('dose'), { kind: 'relabelled', span: span(0, 4, 'dose') })
  assert.equal(editor.armed, 'drug')
  assert.equal(changesSpans(editor.chooseLabel('dose')), false, 'the same label again changes nothing')
})

test('clicks at one place go through the spans there', () => {
  const editor = editorWith(span(0, 10), span(2, 4))
  const clicked = () => {
    editor.selectAt(3)
    return editor.selected
  }
  assert.deepEqual([clicked(), clicked(), clicked()], [1, 0, 1])
  assert.deepEqual(editor.selectAt(12), { kind: 'deselected' })
})

test('moving an end is one step to undo, and stops before the span is empty', () => {
  const editor = editorWith(span(2, 4))
  editor.selectSpan(0)
  for (const place of [5, 6, 7]) editor.moveEndTo(place)
  assert.deepEqual(editor.spans, [span(2, 7)])
  editor.switchEnd()
  assert.equal(editor.caret, 2)
  assert.equal(editor.moveEndTo(7).kind, 'nothing')
  editor.undo()
  assert.deepEqual(editor.spans, [span(2, 4)])
  editor.redo()
  assert.deepEqual(editor.spans, [span(2, 7)])
})

test('removing leaves the caret where the span began; undo brings it back', () => {
  const editor = editorWith(span(2, 4), span(6, 8))
  editor.selectSpan(1)
  assert.deepEqual(editor.remove(), { kind: 'removed', span: span(6, 8) })
  assert.equal(editor.caret, 6)
  assert.equal(editor.remove().kind, 'nothing', 'nothing is selected any more')
  assert.equal(editor.undo().kind, 'undone')
  assert.deepEqual(editor.spans, [span(2, 4), span(6, 8)])
  assert.equal(editor.undo().kind, 'nothing')
})

test('a new step drops what was undone', () => {
  const editor = editorWith()
  editor.add('drug', { start: 0, end: 1 })
  editor.undo()
  editor.add('drug', { start: 4, end: 5 })
  assert.equal(editor.redo().kind, 'nothing')
  assert.deepEqual(editor.spans, [span(4, 5)])
})
