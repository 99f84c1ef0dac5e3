// Another S3 service in the place of the embedded store. A second Handloop plays it: it verifies every signature.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { boto3 } from './clients/boto3.ts'
import { type Client, failure, output } from './clients/client.ts'
import { jsSdk } from './clients/js-sdk.ts'
import { aFlow, arn, flowInput, outputUri, readOutput, startLoop, statusOf } from './fixtures.ts'
import { type Service, startService } from './service.ts'
import { until } from './until.ts'
import { Worker } from './worker.ts'

for (const make of [jsSdk, boto3])
  describe(`through ${make.name}`, () => {
    let outside: Service
    let service: Service
    let direct: Client
    let client: Client
    before(async () => {
      outside = await startService()
      service = await startService({
        HANDLOOP_S3_ENDPOINT: outside.url,
        HANDLOOP_S3_ACCESS_KEY_ID: outside.keys.accessKeyId,
        HANDLOOP_S3_SECRET_ACCESS_KEY: outside.keys.secretAccessKey,
        HANDLOOP_TEST_CONTROLS: '1',
        HANDLOOP_LOG_LEVEL: 'fatal',
      })
      direct = make({ url: outside.url, keys: outside.keys })
      client = make({ url: service.url, keys: service.keys })
    })
    after(async () => {
      await direct.close()
      await client.close()
      await service.stop()
      await outside.stop()
    })

    test('objects put through our port lie in the outside service, and only there', async () => {
      await output(client.call('s3', 'CreateBucket', { Bucket: 'shared' }))
      await output(client.call('s3', 'PutObject', { Bucket: 'shared', Key: 'a b/ü+c.txt', Body: 'hello' }))
      const { Contents } = await output(direct.call('s3', 'ListObjectsV2', { Bucket: 'shared' }))
      assert.deepEqual(
        (Contents as { Key: string }[]).map(one => one.Key),
        ['a b/ü+c.txt'],
      )
      assert.equal(await readOutput(client, 's3://shared/a b/ü+c.txt'), 'hello')
      assert.ok(!existsSync(join(service.dataDir, 'objects')))
    })

    test('requests are checked with our keys before they are passed on', async () => {
      const stranger = make({ url: service.url, keys: outside.keys })
      const refused = await failure(stranger.call('s3', 'ListObjectsV2', { Bucket: 'shared' }))
      assert.equal(refused.code, 'InvalidAccessKeyId')
      await stranger.close()
    })

    test('inputs are read from there and outputs written to it', async () => {
      const flowArn = await aFlow(client, 'outside')
      const worker = await Worker.join(service, 'ann')
      await startLoop(client, 'one', flowArn)
      await worker.submit(await worker.next(), { a: 1 })
      await until(
        () => statusOf(client, 'one'),
        status => status === 'Completed',
      )
      assert.match(await readOutput(direct, await outputUri(client, 'one')), /"a":1/)

      const Content = '{{ task.input.file | grant_read_access }}'
      await output(client.call('sagemaker', 'CreateHumanTaskUi', { HumanTaskUiName: 'links', UiTemplate: { Content } }))
      const flow = flowInput('links', arn('human-task-ui', 'links'))
      await output(client.call('sagemaker', 'CreateFlowDefinition', flow))
      await startLoop(client, 'two', arn('flow-definition', 'links'), { file: 's3://shared/a b/ü+c.txt' })
      const lease = await worker.next()
      const link = /http:\/\/localhost\S+/.exec(await (await fetch(lease.frameUrl)).text())![0]
      assert.equal(await (await fetch(link)).text(), 'hello')
      await worker.submit(lease, {})
      await until(
        () => statusOf(client, 'two'),
        status => status === 'Completed',
      )
    })

    test('an outage of it keeps answers, and switching it on again delivers them', async () => {
      const worker = await Worker.join(service, 'bob')
      const flowArn = arn('flow-definition', 'outside')
      await startLoop(client, 'patient', flowArn)
      await outside.signal('SIGTERM')
      await worker.submit(await worker.next(), { kept: 1 })
      await new Promise(resolve => setTimeout(resolve, 500))
      assert.equal(await statusOf(client, 'patient'), 'InProgress')
      await outside.restart()
      await service.cli('clock', 'advance', '5m')
      await until(
        () => statusOf(client, 'patient'),
        status => status === 'Completed',
      )
      assert.match(await readOutput(direct, await outputUri(client, 'patient')), /"kept":1/)
    })
  })
