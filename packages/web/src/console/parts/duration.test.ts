import assert from 'node:assert/strict'
import { test } from 'node:test'
import { durationInWords } from './duration.ts'

test('the largest unit that fits exactly', () => {
  assert.deepEqual([3600, 5400, 86_400, 172_800, 61, 1, 0].map(durationInWords), [
    '1 hour',
    '90 minutes',
    '1 day',
    '2 days',
    '61 seconds',
    '1 second',
    '0 seconds',
  ])
})
