import assert from 'node:assert/strict'
import { test } from 'node:test'
import { History } from './history.ts'

function counter() {
  const state = { count: 0 }
  const history = new History()
  const add = (amount: number) => {
    state.count += amount
    history.record({
      undo: () => {
        state.count -= amount
      },
      redo: () => {
        state.count += amount
      },
    })
  }
  return { state, history, add }
}

test('steps are undone from the last and redone in their order', () => {
  const { state, history, add } = counter()
  for (const amount of [1, 10, 100]) add(amount)
  assert.ok(history.undo() && history.undo())
  assert.equal(state.count, 1)
  history.redo()
  assert.equal(state.count, 11)
  assert.ok(history.canUndo && history.canRedo)
})

test('a new step drops what was undone', () => {
  const { state, history, add } = counter()
  add(1)
  history.undo()
  add(5)
  assert.equal(history.canRedo, false)
  assert.equal(history.redo(), false)
  assert.equal(state.count, 5)
})

test('without steps nothing happens; only the last 200 are kept', () => {
  const { state, history, add } = counter()
  assert.equal(history.undo(), false)
  for (let i = 0; i < 250; i++) add(1)
  while (history.undo());
  assert.equal(state.count, 50)
  history.clear()
  assert.equal(history.canUndo || history.canRedo, false)
})

test('steps that keep much memory are kept as far back as 64 MB reach, and one at least', () => {
  const history = new History()
  const large = { undo() {}, redo() {}, bytes: 20 * 1024 * 1024 }
  for (let step = 0; step < 10; step++) history.record({ ...large })
  let undone = 0
  while (history.undo()) undone++
  assert.equal(undone, 3)
  history.record({ ...large, bytes: 1e9 })
  assert.ok(history.canUndo)
})
