import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalJson, jsonDepth } from './canonical-json.ts'
import { arn, outputKey, outputLocation, readArn } from './naming.ts'
import { outputDocument } from './output-document.ts'
import { statusEvent } from './status-event.ts'

const where = { region: 'eu-west-1', accountId: '210987654321' }

test('output.json is the documented document, to the byte', () => {
  const text = outputDocument({
    flowDefinitionArn: arn(where, 'flow-definition', 'parcel-damage'),
    humanLoopName: 'parcel-7731',
    inputContent:
      '{ "photo": "s3://parcels/7731.jpg", "guess": "intact", "weight": 1.50, "serial": 12345678901234567890 }',
    awsManagedHumanLoopRequestSource: null,
    answers: [
      {
        worker: {
          workerId: '0c4f9be71d2a6e53',
          identityProviderType: 'Oidc',
          issuer: 'https://login.example.org',
          sub: 'w-1044',
        },
        acceptedAt: new Date('2031-04-05T06:10:00Z'),
        submittedAt: new Date('2031-04-05T06:11:12.250Z'),
        activeMs: 72_250,
        answerContent: '{"note":"corner pushed in","damage":{"label":"dented"}}',
      },
    ],
  })
  assert.equal(
    text,
    '{"flowDefinitionArn":"arn:aws:sagemaker:eu-west-1:210987654321:flow-definition/parcel-damage",' +
      '"humanAnswers":[{"acceptanceTime":"2031-04-05T06:10:00.000Z",' +
      '"answerContent":{"damage":{"label":"dented"},"note":"corner pushed in"},' +
      '"submissionTime":"2031-04-05T06:11:12.250Z","timeSpentInSeconds":72.25,"workerId":"0c4f9be71d2a6e53",' +
      '"workerMetadata":{"identityData":{"identityProviderType":"Oidc","issuer":"https://login.example.org","sub":"w-1044"}}}],' +
      '"humanLoopName":"parcel-7731",' +
      '"inputContent":{"guess":"intact","photo":"s3://parcels/7731.jpg","serial":12345678901234567890,"weight":1.50}}',
  )
})

test('the status event is the documented event', () => {
  const event = JSON.parse(
    statusEvent({
      ...where,
      id: 'd0d1b2c3-0000-4000-8000-000000000001',
      at: new Date('2031-04-05T06:11:13.999Z'),
      loopName: 'parcel-7731',
      flowName: 'parcel-damage',
      createdAt: new Date('2031-04-05T06:07:08.123Z'),
      status: 'Failed',
      failure: { code: 'Expired', reason: 'Nobody came.' },
      outputS3Uri: 's3://parcels/out/output.json',
    }),
  )
  assert.deepEqual(event, {
    version: '0',
    id: 'd0d1b2c3-0000-4000-8000-000000000001',
    'detail-type': 'SageMaker A2I HumanLoop Status Change',
    source: 'aws.sagemaker',
    account: '210987654321',
    time: '2031-04-05T06:11:13Z',
    region: 'eu-west-1',
    resources: ['arn:aws:sagemaker:eu-west-1:210987654321:human-loop/parcel-7731'],
    detail: {
      creationTime: '2031-04-05T06:07:08.123Z',
      failureCode: 'Expired',
      failureReason: 'Nobody came.',
      flowDefinitionArn: 'arn:aws:sagemaker:eu-west-1:210987654321:flow-definition/parcel-damage',
      humanLoopArn: 'arn:aws:sagemaker:eu-west-1:210987654321:human-loop/parcel-7731',
      humanLoopName: 'parcel-7731',
      humanLoopOutput: { outputS3Uri: 's3://parcels/out/output.json' },
      humanLoopStatus: 'Failed',
    },
  })
})

test('the output address holds prefix, flow, creation time in UTC and loop', () => {
  const createdAt = new Date('2031-04-05T06:07:08.999Z')
  const parts = { prefix: 'a/b', flowName: 'parcel-damage', loopName: 'parcel-1', createdAt }
  assert.equal(outputKey(parts), 'a/b/parcel-damage/2031/04/05/06/07/08/parcel-1/output.json')
  assert.equal(outputKey({ ...parts, prefix: '' }), 'parcel-damage/2031/04/05/06/07/08/parcel-1/output.json')
})

test('an output path is understood in every form in which it may be given', () => {
  const forms: Record<string, [string, string]> = {
    's3://bucket': ['bucket', ''],
    's3://bucket/': ['bucket', ''],
    's3://bucket/a/b/': ['bucket', 'a/b'],
    'https://s3.amazonaws.com/bucket/a': ['bucket', 'a'],
    'https://s3.eu-west-1.amazonaws.com/bucket/a/b': ['bucket', 'a/b'],
    'https://bucket.s3.amazonaws.com/a': ['bucket', 'a'],
    'https://my.bucket.s3.eu-west-1.amazonaws.com/a': ['my.bucket', 'a'],
    'https://storage.example.org/bucket/a': ['bucket', 'a'],
  }
  for (const [path, [bucket, prefix]] of Object.entries(forms))
    assert.deepEqual(outputLocation(path), { bucket, prefix }, path)
  assert.equal(outputLocation('https://storage.example.org/'), undefined)
})

test('an ARN is read back into its parts', () => {
  const text = arn(where, 'workteam', 'private-crowd/night')
  assert.deepEqual(readArn(text), { ...where, kind: 'workteam', name: 'private-crowd/night' })
  assert.equal(readArn('arn:aws:s3:::bucket'), undefined)
})

test('canonical JSON loses nothing, ignores order and spacing, and is its own canonical form', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), text => {
      const canonical = canonicalJson(text)
      assert.deepEqual(JSON.parse(canonical), JSON.parse(text))
      assert.equal(canonicalJson(canonical), canonical)
      assert.equal(
        canonicalJson(JSON.stringify(JSON.parse(text), null, 3)),
        canonicalJson(JSON.stringify(JSON.parse(text))),
      )
    }),
  )
})

test('canonical JSON sorts keys by code point, keeps odd keys and the last of repeated ones', () => {
  assert.equal(canonicalJson('{"b":1,"a":2,"10":3,"9":4}'), '{"10":3,"9":4,"a":2,"b":1}')
  assert.equal(canonicalJson('{"\u{1F600}":1,"\uFFFD":2}'), '{"\uFFFD":2,"\u{1F600}":1}')
  assert.equal(canonicalJson('{"__proto__":{"x":1},"constructor":2}'), '{"__proto__":{"x":1},"constructor":2}')
  assert.equal(canonicalJson('{"a":1,"a":2}'), '{"a":2}')
})

test('the depth of a document is seen without parsing it', () => {
  assert.equal(jsonDepth('1'), 0)
  assert.equal(jsonDepth('{"a":[1,{"b":"]]]["}]}'), 3)
  assert.equal(jsonDepth(`{"a":"\\"[[["}`), 1)
  assert.equal(jsonDepth('['.repeat(1_000_000)), 1_000_000)
})

test('the depth of a document is that of its values, whatever its strings look like', () => {
  const depthOf = (value: unknown): number =>
    typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0
  const tricky = fc.stringMatching(/^["\\[\]{}a]*$/)
  const { tree } = fc.letrec(tie => ({
    tree: fc.oneof({ maxDepth: 4 }, tricky, fc.array(tie('tree')), fc.dictionary(tricky, tie('tree'))),
  }))
  fc.assert(fc.property(tree, value => assert.equal(jsonDepth(JSON.stringify(value)), depthOf(value))))
})
