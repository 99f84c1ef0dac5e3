// What time does to a loop, as the console shows it: an output that was given up, and the purge.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Client, output } from '../../clients/client.ts'
import { jsSdk } from '../../clients/js-sdk.ts'
import { aFlow, BUCKET, startLoop, statusOf } from '../../fixtures.ts'
import { type Service, startService } from '../../service.ts'
import { until } from '../../until.ts'
import { Worker } from '../../worker.ts'
import { atConsole, take } from './testing.ts'

let service: Service
let client: Client
let ann: Worker
before(async () => {
  service = await startService({ HANDLOOP_TEST_CONTROLS: '1', HANDLOOP_LOG_LEVEL: 'fatal' })
  client = jsSdk({ url: service.url, keys: service.keys })
  ann = await Worker.join(service, 'later-ann')
})
after(async () => {
  await client.close()
  await service.stop()
})

describe('a human loop at the console, later', () => {
  test('an output that was given up is written again; after 30 days the data is gone and the page says so', async () => {
    const flowArn = await aFlow(client, 'later', { TaskTitle: 'Later' })
    await output(client.call('s3', 'DeleteBucket', { Bucket: BUCKET }))
    await startLoop(client, 'later-1', flowArn)
    await ann.submit(await take(ann, 'Later'), { note: 'kept' })
    const address = '/human-review-workflows/later/human-loops/later-1'
    await atConsole(
      address,
      async page => {
        await page.getByText('output bucket', { exact: true }).waitFor()
        await page.getByText(/^Refused; next try/).waitFor()
        await service.cli('clock', 'advance', '25h')
        await page.getByText('The output could not be written', { exact: true }).waitFor()
        await page.getByText('Given up after 24 hours of trying').waitFor()
        await output(client.call('s3', 'CreateBucket', { Bucket: BUCKET }))
        await page.getByRole('button', { name: 'Write output again' }).click()
        await page.getByRole('link', { name: /Open output\.json/ }).waitFor()
        assert.equal(await page.getByRole('button', { name: 'Write output again' }).count(), 0)
        await page.getByText(/^Purged on .*, in 30 days$/).waitFor()
        await service.cli('clock', 'advance', '31d')
        const isPurged = async () => {
          await page.reload()
          const input = page.getByText('The input was purged.').or(page.getByRole('region', { name: 'Input content' }))
          return (await input.textContent()) === 'The input was purged.'
        }
        await until(isPurged, purged => purged)
        await page.getByText('Purged: input and answers are gone from here').waitFor()
        await page.getByText('The answers were purged.').waitFor()
      },
      { service },
    )
    assert.equal(await statusOf(client, 'later-1'), 'Failed', 'the status is final')
  })
})

describe('a console whose service is away', () => {
  test('says so, and reads again by itself when the service is back', async () => {
    const flowArn = await aFlow(client, 'away')
    await atConsole(
      '/human-review-workflows/away',
      async page => {
        await page.getByText('No human loop has been started yet.').waitFor()
        await service.signal('SIGTERM')
        await page.getByText('The service cannot be reached', { exact: true }).waitFor()
        await service.restart()
        await startLoop(client, 'away-1', flowArn)
        await page.getByRole('link', { name: 'away-1', exact: true }).waitFor()
        await page.getByText('The service cannot be reached', { exact: true }).waitFor({ state: 'detached' })
      },
      { service },
    )
  })
})
