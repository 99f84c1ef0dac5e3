import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvOf } from './csv.ts'

test('figures for a spreadsheet: quoted where needed, and no name becomes a formula', () => {
  const columns = [
    { name: 'Worker', of: ({ name }: { name: string; mean?: number }) => name },
    { name: 'Mean, in seconds', of: ({ mean }: { name: string; mean?: number }) => mean },
  ]
  const rows = [{ name: 'Ann "A" Lee, Ms', mean: 4.5 }, { name: '=1+2', mean: -1 }, { name: 'Ben' }]
  assert.equal(csvOf(columns, rows), 'Worker,"Mean, in seconds"\r\n"Ann ""A"" Lee, Ms",4.5\r\n\'=1+2,-1\r\nBen,')
})
