import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFrameMessage, readPortalMessage } from './messages.ts'

const fromFrame = [
  { handloop: 1, type: 'ready' },
  { handloop: 1, type: 'draft', draft: { plate: ['KX 12'] } },
  { handloop: 1, type: 'submit', answerContent: {} },
]
const fromPortal = [
  { handloop: 1, type: 'restore', draft: {} },
  { handloop: 1, type: 'accepted' },
  { handloop: 1, type: 'refused', message: 'The task was withdrawn.' },
]

test('each side understands what the other one says', () => {
  for (const message of fromFrame) assert.equal(readFrameMessage(message), message)
  for (const message of fromPortal) assert.equal(readPortalMessage(message), message)
})

test('no side takes its own words for the other one’s', () => {
  for (const message of fromFrame) assert.equal(readPortalMessage(message), undefined)
  for (const message of fromPortal) assert.equal(readFrameMessage(message), undefined)
})

test('anything else is no message', () => {
  const strangers = [
    undefined,
    null,
    'ready',
    [],
    { type: 'ready' },
    { handloop: '1', type: 'ready' },
    { handloop: 2, type: 'ready' },
    { handloop: 1, type: 'toString' },
    { handloop: 1, type: 'submit' },
    { handloop: 1, type: 'submit', answerContent: [1] },
    { handloop: 1, type: 'draft', draft: null },
  ]
  for (const data of strangers) assert.equal(readFrameMessage(data), undefined, JSON.stringify(data))
  assert.equal(readPortalMessage({ handloop: 1, type: 'refused', message: 7 }), undefined)
  assert.equal(readPortalMessage({ handloop: 1, type: 'restore', draft: 'all of it' }), undefined)
})
