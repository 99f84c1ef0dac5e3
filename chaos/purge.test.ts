// A purge that dies just before its last step, which takes deleted content out of the database's log.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { arn, BUCKET, flowInput, loopInput, TEMPLATE } from '../conformance/fixtures.ts'
import { until } from '../conformance/until.ts'
import { AwsClient, succeeded } from './aws-client.ts'
import { closeConnections } from './http.ts'
import { ServiceProcess } from './service-process.ts'

const CANARY = 'canary-of-purge'
const service = new ServiceProcess({})
after(async () => {
  await service.remove()
  closeConnections()
})

/** Files of the data dir that have the canary in them. */
const found = (): string[] =>
  readdirSync(service.dataDir, { recursive: true, encoding: 'utf8' }).filter(name => {
    const path = join(service.dataDir, name)
    const file = statSync(path, { throwIfNoEntry: false })
    return file?.isFile() && readFileSync(path).includes(CANARY)
  })

test('a purge that was killed before it scrubbed the log is finished by the next start', async () => {
  await service.start()
  const client = new AwsClient(service.url, await service.keys())
  succeeded(await client.s3('PUT', `/${BUCKET}`))
  const ui = { HumanTaskUiName: 'ui', UiTemplate: { Content: TEMPLATE } }
  const { HumanTaskUiArn } = succeeded(await client.sageMaker('CreateHumanTaskUi', ui))
  succeeded(await client.sageMaker('CreateFlowDefinition', flowInput('flow', String(HumanTaskUiArn))))
  const input = loopInput('loop', arn('flow-definition', 'flow'), { text: CANARY })
  succeeded(await client.runtime('POST', '/human-loops', input))
  succeeded(await client.runtime('POST', '/human-loops/stop', { HumanLoopName: 'loop' }))
  await service.kill('SIGKILL')
  assert.ok(found().length > 0, 'the scan does not see the canary where it must be')

  await service.cli('clock', 'advance', '31d')
  await service.start({ fault: 'purge-before-scrub:1' })
  assert.equal((await service.death).signal, 'SIGKILL')
  await service.start()
  const left = await until(
    async () => found(),
    files => files.length === 0,
  ).catch(found)
  assert.deepEqual(left, [])
})
