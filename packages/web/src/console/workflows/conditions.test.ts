import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Activation, conditionsOf, newRule, noActivation } from './conditions.ts'

const made = (type: 'textract' | 'rekognition', chosen: Partial<Activation>) => {
  const text = conditionsOf(type, { ...noActivation(), ...chosen })
  return text === undefined ? undefined : JSON.parse(text).Conditions
}

test('nothing chosen is no condition: every call starts a human loop', () => {
  assert.equal(made('textract', {}), undefined)
})

test('keys of a form: confidence from and to, other spellings, or missing', () => {
  const total = { ...newRule(), name: 'Total', confidence: { from: '0', to: '80' }, words: { from: '', to: '90.5' } }
  const date = {
    ...newRule(),
    name: 'Date',
    aliases: 'Datum, Day ,',
    isMissing: true,
    confidence: { from: '1', to: '2' },
  }
  assert.deepEqual(made('textract', { rules: [total, date] }), [
    {
      ConditionType: 'ImportantFormKeyConfidenceCheck',
      ConditionParameters: {
        ImportantFormKey: 'Total',
        KeyValueBlockConfidenceGreaterThanEquals: 0,
        KeyValueBlockConfidenceLessThanEquals: 80,
        WordBlockConfidenceLessThanEquals: 90.5,
      },
    },
    {
      ConditionType: 'MissingImportantFormKey',
      ConditionParameters: { ImportantFormKey: 'Date', ImportantFormKeyAliases: ['Datum', 'Day'] },
    },
  ])
})

test('labels of a picture, any of them, and a sample', () => {
  const any = { confidence: { from: '50', to: '' }, words: { from: '1', to: '2' } }
  assert.deepEqual(made('rekognition', { isAny: true, any, isSampled: true, samplePercent: '2.5' }), [
    {
      ConditionType: 'ModerationLabelConfidenceCheck',
      ConditionParameters: { ModerationLabelName: '*', ConfidenceGreaterThanEquals: 50 },
    },
    { ConditionType: 'Sampling', ConditionParameters: { RandomSamplingPercentage: 2.5 } },
  ])
})

test('JSON of one’s own goes as it is', () => {
  assert.equal(
    conditionsOf('textract', { ...noActivation(), isAny: true, json: '{"Conditions":[]}' }),
    '{"Conditions":[]}',
  )
})
