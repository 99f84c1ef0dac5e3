import assert from 'node:assert/strict'
import { test } from 'node:test'
import { grouped, known, readLabels } from './answer.ts'

const smoking = { name: 'Smoking', parentName: 'Tobacco', confidence: 81.2 }

test('labels are texts or objects with a name; equal ones count once, others are left out', () => {
  assert.deepEqual(
    readLabels("['Weapons', {name: 'Smoking', parentName: 'Tobacco'}, 'Weapons', {parentName: 'x'}, null, 4]"),
    ['Weapons', { name: 'Smoking', parentName: 'Tobacco' }],
  )
  assert.deepEqual(readLabels(''), [])
  assert.throws(() => readLabels('{}'), /a list was expected/)
})

test('labels stand under their parent, those without one first', () => {
  const labels = [smoking, { name: 'Tobacco', parentName: '' }, 'Weapons', { name: 'Cigars', parentName: 'Tobacco' }]
  assert.deepEqual(grouped(labels), [
    { parent: '', labels: [labels[1], 'Weapons'] },
    { parent: 'Tobacco', labels: [smoking, labels[3]] },
  ])
})

test('what was stored is found again among the labels offered, as the offered object', () => {
  assert.equal(known([{ confidence: 81.2, parentName: 'Tobacco', name: 'Smoking' }, 'gone'], [smoking])[0], smoking)
})
