import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { systemClock } from './clock.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const START = Date.parse('2031-04-05T12:00:00Z')

/** A machine whose two clocks the test winds by hand. */
function aMachine() {
  const state = { wall: START, monotonic: 5_000 }
  const clock = systemClock({ wall: () => state.wall, monotonic: () => state.monotonic })
  const pass = (ms: number): void => {
    state.wall += ms
    state.monotonic += ms
  }
  return { clock, pass, jump: (ms: number) => (state.wall += ms) }
}

test('service time runs with the machine’s', () => {
  const { clock, pass } = aMachine()
  pass(3 * DAY)
  assert.equal(clock.now().getTime(), START + 3 * DAY)
  assert.equal(clock.jumpMs(), 0)
})

describe('a jump of the wall clock that the monotonic clock does not confirm', () => {
  for (const [title, jump] of [
    ['a month ahead', 31 * DAY],
    ['an hour back', -60 * MINUTE],
  ] as const)
    test(`${title} moves no service time, and is told`, () => {
      const machine = aMachine()
      machine.pass(DAY)
      machine.jump(jump)
      machine.pass(MINUTE)
      assert.equal(machine.clock.now().getTime(), START + DAY + MINUTE)
      assert.equal(machine.clock.jumpMs(), jump)
      assert.equal(machine.clock.realNow().getTime(), START + DAY + MINUTE + jump)
    })

  test('is over when the wall clock comes back', () => {
    const machine = aMachine()
    machine.jump(31 * DAY)
    assert.equal(machine.clock.now().getTime(), START)
    machine.jump(-31 * DAY)
    machine.pass(MINUTE)
    assert.equal(machine.clock.jumpMs(), 0)
    assert.equal(machine.clock.now().getTime(), START + MINUTE)
  })

  test('of a few seconds is what time servers do: service time follows', () => {
    const machine = aMachine()
    for (let i = 0; i < 10; i++) {
      machine.jump(20_000)
      machine.clock.now()
    }
    assert.equal(machine.clock.now().getTime(), START + 200_000)
    assert.equal(machine.clock.jumpMs(), 0)
  })
})

test('tests move service time only', () => {
  const { clock } = aMachine()
  clock.offsetMs = 31 * DAY
  assert.equal(clock.now().getTime(), START + 31 * DAY)
  assert.equal(clock.realNow().getTime(), START)
})
