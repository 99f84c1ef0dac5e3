import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AccountRates } from './account-rates.ts'

const ONE = '111122223333'
const OTHER = '444455556666'

test('an account may save up one second’s worth, and no more', () => {
  let now = 0
  const rates = new AccountRates(10, () => now)
  const taken = (account: string, tries: number) =>
    Array.from({ length: tries }, () => rates.take(account)).filter(Boolean).length
  assert.equal(taken(ONE, 30), 10)
  assert.equal(taken(OTHER, 5), 5)
  now = 500
  assert.equal(taken(ONE, 30), 5)
  now = 60_000
  assert.equal(taken(ONE, 30), 10)
})

test('without a limit everything may', () => {
  const rates = new AccountRates(null)
  assert.ok(Array.from({ length: 10_000 }, () => rates.take(ONE)).every(Boolean))
})
