import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decimalsOf, fractionOf, onStep, toRange } from './range.ts'

test('values are kept in the range and on a step', () => {
  const range = toRange(-1, 1, 0.1)
  const wanted: [number | undefined, number][] = [
    [0.35, 0.4],
    [-0.30000000000000004, -0.3],
    [7, 1],
    [-7, -1],
    [undefined, -1],
    [Number.NaN, -1],
    [-0.01, 0],
  ]
  for (const [given, value] of wanted) assert.equal(onStep(given, range), value, String(given))
})

test('steps count from the lower end; the last one may lie below the upper end', () => {
  assert.equal(onStep(10, toRange(1, 10, 4)), 9)
  assert.equal(onStep(2.6, toRange(0.5, 3, 1)), 2.5)
})

test('what makes no sense falls back', () => {
  assert.deepEqual(toRange(0, 100, 0), { min: 0, max: 100, step: 1 })
  assert.deepEqual(toRange(5, 3, -2), { min: 5, max: 5, step: 1 })
  assert.equal(onStep(9, toRange(5, 3, 1)), 5)
  assert.equal(fractionOf(5, toRange(5, 5, 1)), 0)
})

test('decimals are those of the written number', () => {
  for (const [number, places] of [
    [1, 0],
    [0.25, 2],
    [1e-7, 7],
    [1.5e-7, 8],
    [1e21, 0],
  ] as const)
    assert.equal(decimalsOf(number), places, String(number))
})

test('every value of a range of tenths is a tenth, and asking again changes nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: -500, max: 500 }), fc.double({ min: -100, max: 100, noNaN: true }), (low, wanted) => {
      const range = toRange(low / 10, (low + 300) / 10, 0.1)
      const value = onStep(wanted, range)
      assert.equal(value, Number(value.toFixed(1)))
      assert.equal(onStep(value, range), value)
      assert.ok(value >= range.min && value <= range.max)
    }),
  )
})
