import assert from 'node:assert/strict'
import { test } from 'node:test'
import { purgeInWords } from './purge-in-words.ts'

const readAt = '2031-04-05T12:00:00Z'
const said = (purgeAt: string | null, isPurged = false) => purgeInWords({ isPurged, purgeAt, readAt })

test('the day on which the data goes, and how far it is', () => {
  assert.match(said('2031-05-05T12:00:00Z'), /^Purged on .*2031, in 30 days$/)
  assert.match(said('2031-04-06T11:00:00Z'), /, within a day$/)
  assert.match(said('2031-04-05T11:00:00Z'), /, due now$/)
})

test('before the end and after the purge there is no such day', () => {
  assert.match(said(null), /30 days after/)
  assert.match(said(null, true), /gone/)
})
