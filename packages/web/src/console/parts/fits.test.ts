import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fits } from './fits.ts'

const form = { name: '', rules: [], role: { account: '' }, json: undefined }

test('what was kept is taken up when it is all that the form holds', () => {
  assert.ok(fits({ ...form, name: 'typed', rules: [{ name: 'x' }], json: '{}' }, form))
  assert.ok(fits(JSON.parse(JSON.stringify(form)), form), 'JSON leaves undefined members out')
})

test('what another version of the form kept is left alone', () => {
  for (const old of [null, 'text', {}, { ...form, role: undefined }, { ...form, role: {} }, { ...form, rules: 'x' }])
    assert.ok(!fits(old, form), JSON.stringify(old))
})
