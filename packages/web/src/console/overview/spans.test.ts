import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lengthText, meanSeconds, spansOf } from './spans.ts'
import type { Overview } from './types.ts'

const some = { started: 1, completed: 0, stopped: 0, failed: 0, answers: 2, answerSeconds: 90, declined: 0, expired: 0 }
const overview: Overview = {
  fromTime: '2031-04-05T10:00:00.000Z',
  untilTime: '2031-04-05T13:30:00.000Z',
  flows: [],
  workers: [],
  deliveries: [],
  hours: [
    { flowName: 'permits', hour: '2031-04-05T10:00:00.000Z', ...some },
    { flowName: 'photos', hour: '2031-04-05T10:00:00.000Z', ...some, started: 4 },
    { flowName: 'permits', hour: '2031-04-05T12:00:00.000Z', ...some, answers: 1 },
  ],
}
const range = { id: 'x', text: 'x', hours: 4, stepHours: 2, everyMs: 0 }

test('figures of flow definitions are added up by span, and a span without any is there', () => {
  const all = spansOf(overview, { ...range, stepHours: 1 })
  assert.deepEqual(
    all.map(({ at, started, answers }) => [at.getUTCHours(), started, answers]),
    [
      [10, 5, 4],
      [11, 0, 0],
      [12, 1, 1],
      [13, 0, 0],
    ],
  )
  const one = spansOf(overview, range, 'permits')
  assert.deepEqual(
    one.map(({ started, answers }) => [started, answers]),
    [
      [1, 2],
      [1, 1],
    ],
  )
  assert.deepEqual(one.map(meanSeconds), [45, 90])
  assert.equal(meanSeconds(all[1]!), undefined)
})

test('a length of time is said in the units that matter', () => {
  assert.deepEqual([0.44, 42.4, 59.9, 90, 3599, 7500, 200_000].map(lengthText), [
    '0.4 s',
    '42 s',
    '60 s',
    '1 min 30 s',
    '1 h 0 min',
    '2 h 5 min',
    '2 d 7 h',
  ])
})
