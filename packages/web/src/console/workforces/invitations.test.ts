import assert from 'node:assert/strict'
import { test } from 'node:test'
import { invitationsIn } from './invitations.ts'

test('people are read from lines: a name, an address, or both; nobody twice', () => {
  assert.deepEqual(invitationsIn('Ann\n\n ben@example.com, \nCleo Ortiz <cleo@example.com>\n<dan@example.com>;\nAnn'), [
    { name: 'Ann' },
    { name: 'ben@example.com', email: 'ben@example.com' },
    { name: 'Cleo Ortiz', email: 'cleo@example.com' },
    { name: 'dan@example.com', email: 'dan@example.com' },
  ])
  assert.deepEqual(invitationsIn(' \n'), [])
})
