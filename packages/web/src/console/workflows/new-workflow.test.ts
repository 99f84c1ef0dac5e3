import assert from 'node:assert/strict'
import { test } from 'node:test'
import { complaintsAbout, createInput, newWorkflow } from './new-workflow.ts'

const filled = () => ({
  ...newWorkflow(),
  name: 'receipts',
  outputPath: ' s3://results/receipts ',
  roleArn: 'arn:aws:iam::000000000000:role/reviewer',
  templateArn: 'arn:ui',
  title: 'Check a receipt',
  description: 'Compare total and date',
  keywords: 'receipt, money ,',
  teamArn: 'arn:team',
})

test('a filled form is the input of CreateFlowDefinition', () => {
  assert.deepEqual(complaintsAbout(filled()), {})
  assert.deepEqual(createInput({ ...filled(), timeout: { count: '1.5', unit: 'minutes' } }, 'arn:ui'), {
    FlowDefinitionName: 'receipts',
    RoleArn: 'arn:aws:iam::000000000000:role/reviewer',
    OutputConfig: { S3OutputPath: 's3://results/receipts' },
    HumanLoopConfig: {
      WorkteamArn: 'arn:team',
      HumanTaskUiArn: 'arn:ui',
      TaskTitle: 'Check a receipt',
      TaskDescription: 'Compare total and date',
      TaskCount: 1,
      TaskTimeLimitInSeconds: 90,
      TaskAvailabilityLifetimeInSeconds: 864_000,
      TaskKeywords: ['receipt', 'money'],
    },
  })
})

test('what is missing or cannot be is named at its field', () => {
  assert.deepEqual(Object.keys(complaintsAbout(newWorkflow())), [
    'name',
    'outputPath',
    'title',
    'description',
    'teamArn',
    'roleArn',
    'templateArn',
  ])
  const composed = { ...newWorkflow(), taskType: 'textract' as const, roleFrom: 'new' as const }
  assert.deepEqual(Object.keys(complaintsAbout(composed)).slice(-2), ['templates', 'role'], 'made with the workflow')
  assert.deepEqual(Object.keys(complaintsAbout({ ...filled(), name: 'Big', timeout: { count: 'x', unit: 'hours' } })), [
    'timeout',
    'name',
  ])
})

test('a built-in task type names its source, and conditions only where some were chosen', () => {
  const input = createInput({ ...filled(), taskType: 'rekognition' }, 'arn:ui') as Record<string, unknown>
  assert.deepEqual(input.HumanLoopRequestSource, {
    AwsManagedHumanLoopRequestSource: 'AWS/Rekognition/DetectModerationLabels/Image/V3',
  })
  assert.equal('HumanLoopActivationConfig' in input, false)
})
