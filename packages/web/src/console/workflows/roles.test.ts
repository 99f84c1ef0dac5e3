import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bucketsIn, permissionsPolicy, roleArnOf, roleComplaint } from './roles.ts'

const role = { name: 'reviewer', accountId: '123456789012', inputBuckets: 'scans, s3://photos/2026' }

test('a composed role may read the buckets that are named, write to the output’s, and nothing else', () => {
  assert.equal(roleArnOf(role), 'arn:aws:iam::123456789012:role/reviewer')
  assert.deepEqual(permissionsPolicy(bucketsIn(role.inputBuckets), ' s3://results/answers '), {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 's3:GetObject', Resource: ['arn:aws:s3:::scans/*', 'arn:aws:s3:::photos/*'] },
      { Effect: 'Allow', Action: 's3:PutObject', Resource: ['arn:aws:s3:::results/*'] },
      {
        Effect: 'Allow',
        Action: 's3:GetBucketLocation',
        Resource: ['arn:aws:s3:::scans', 'arn:aws:s3:::photos', 'arn:aws:s3:::results'],
      },
    ],
  })
})

test('a role without a name, an account of another length and what is no bucket are named', () => {
  assert.equal(roleComplaint(role), undefined)
  assert.match(roleComplaint({ ...role, name: 'a role' })!, /^Name the role/)
  assert.match(roleComplaint({ ...role, accountId: '12' })!, /12 digits/)
  assert.equal(roleComplaint({ ...role, inputBuckets: 'scans *' }), '* is not the name of a bucket.')
})
