import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Json } from '../shared/answer-element.ts'
import { LabelChoice } from './label-choice.ts'

const tobacco = { name: 'Tobacco', parentName: '' }
const smoking = { name: 'Smoking', parentName: 'Tobacco', confidence: 81.5 }
const LABELS = [smoking, tobacco, 'Weapons']

function aChoice(exclusion?: string): LabelChoice {
  const choice = new LabelChoice()
  choice.offered = LABELS
  choice.exclusion = exclusion
  return choice
}

test('chosen labels are answered in the order in which they were offered, shown ones in that of their groups', () => {
  const choice = aChoice()
  choice.toggle('Weapons')
  choice.toggle(smoking)
  assert.deepEqual(choice.answer, { moderationLabels: [smoking, 'Weapons'] })
  choice.toggle('Weapons')
  assert.deepEqual(choice.answer, { moderationLabels: [smoking] })
  assert.deepEqual(choice.shown, [tobacco, 'Weapons', smoking])
})

test('labels that are offered no more are chosen no more; those that came again are', () => {
  const choice = aChoice()
  choice.take([{ parentName: 'Tobacco', confidence: 81.5, name: 'Smoking' }, 'Weapons', 'gone'])
  assert.equal(choice.answer.moderationLabels[0], smoking)
  choice.offered = ['Weapons', 'Alcohol']
  assert.deepEqual(choice.answer, { moderationLabels: ['Weapons'] })
})

test('an exclusion clears what was chosen, for good, and goes with its text', () => {
  const choice = aChoice('None of these')
  choice.toggle(smoking)
  choice.toggleExclusion()
  assert.deepEqual([choice.isExcluded, choice.answer], [true, { moderationLabels: [] }])
  choice.toggleExclusion()
  assert.deepEqual([choice.isExcluded, choice.answer], [false, { moderationLabels: [] }])
  choice.toggleExclusion()
  choice.exclusion = undefined
  assert.equal(choice.isExcluded, false)
})

test('with an exclusion something must be said, without one nothing need be', () => {
  assert.ok(aChoice().isComplete)
  const choice = aChoice('None of these')
  assert.equal(choice.isComplete, false)
  choice.toggleExclusion()
  assert.ok(choice.isComplete)
  choice.toggleExclusion()
  choice.toggle(smoking)
  assert.ok(choice.isComplete)
})

test('a draft brings back labels and exclusion; one that is none changes nothing', () => {
  const choice = aChoice('None of these')
  choice.toggleExclusion()
  const later = aChoice('None of these')
  later.takeDraft(JSON.parse(JSON.stringify(choice.toDraft())))
  assert.ok(later.isExcluded)
  const without = aChoice()
  without.takeDraft(choice.toDraft())
  assert.equal(without.isExcluded, false, 'there is nothing that excludes any more')
  for (const draft of [null, 'x', []] as Json[]) later.takeDraft(draft)
  assert.ok(later.isExcluded)
})
