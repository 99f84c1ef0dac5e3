// Events and figures at the console, of a service of its own: it has a receiver, and nobody else's loops.
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '../../clients/client.ts'
import { jsSdk } from '../../clients/js-sdk.ts'
import { aFlow, startLoop } from '../../fixtures.ts'
import { type Service, startService } from '../../service.ts'
import { until } from '../../until.ts'
import { Worker } from '../../worker.ts'
import { pressIfThere } from '../testing/press-if-there.ts'
import { assertAccessibleInEveryLook, atConsole, goTo, row } from './testing.ts'

let service: Service
let client: Client
let ann: Worker
let flowArn: string
let isRefusing = false
let refusal = 503
const received: string[] = []
const receiver = createServer((request, response) => {
  request.resume()
  if (!isRefusing) received.push(String(request.headers['webhook-id']))
  response.writeHead(isRefusing ? refusal : 202).end()
})

before(async () => {
  await new Promise<void>(listening => receiver.listen(0, '127.0.0.1', listening))
  const { port } = receiver.address() as AddressInfo
  service = await startService({ HANDLOOP_WEBHOOK_URL: `http://127.0.0.1:${port}/`, HANDLOOP_LOG_LEVEL: 'fatal' })
  client = jsSdk({ url: service.url, keys: service.keys })
  ann = await Worker.join(service, '=Ann')
  flowArn = await aFlow(client, 'told')
})
after(async () => {
  await client.close()
  await service.stop()
  receiver.close()
})

const answered = async (name: string) => {
  await startLoop(client, name, flowArn)
  const task = await ann.next()
  // Long enough to be seen in a chart whose axis goes to a second.
  await pause(200)
  await ann.submit(task, { note: name })
}

describe('events at the console', () => {
  test('what a receiver took comes in by itself, is looked at, and sent again under its id', async () => {
    await atConsole(
      '/events',
      async page => {
        await page.getByText('No event has been delivered yet.').waitFor()
        await answered('first')
        const line = row(page.getByRole('table', { name: 'Delivered events' }), 'first')
        await line.getByText('202 Accepted').waitFor()
        await line.getByRole('button', { name: 'Show Completed of first' }).click()
        const dialog = page.getByRole('dialog', { name: 'Completed of first' })
        await dialog.getByRole('region', { name: 'Payload' }).getByText('"humanLoopName": "first"').waitFor()
        await dialog.getByText(received[0]!, { exact: true }).waitFor()
        await dialog.getByText('Close').click()
        await line.getByRole('button', { name: 'Send again: Completed of first' }).click()
        await until(
          async () => received,
          ids => ids.length === 2,
        )
        assert.equal(received[0], received[1])
        await until(
          () => line.count(),
          count => count === 2,
        )
        await line.first().getByRole('link', { name: 'first' }).click()
        await page.getByRole('heading', { name: 'first', level: 1 }).waitFor()
      },
      { service },
    )
  })

  test('what a receiver refuses is shown with the reason, and can be tried now', async () => {
    isRefusing = true
    await atConsole(
      '/events',
      async page => {
        // Only now: the pauses between tries double, and signing in may take as long as five of them.
        await answered('refused')
        const line = row(page.getByRole('table', { name: 'Refused events' }), 'refused')
        await line.getByText(/the webhook answered 503/).waitFor()
        // Nobody asks: what comes of each try shows by itself.
        const attempts = async () => Number(await line.getByRole('cell', { name: /^\d+$/ }).textContent())
        const shownFirst = await attempts()
        await until(attempts, now => now > shownFirst)
        refusal = 429
        await line.getByRole('button', { name: 'Try now: refused' }).click()
        await line.getByText(/the webhook answered 429/).waitFor()
        isRefusing = false
        await pressIfThere(line.getByRole('button', { name: 'Try now: refused' }))
        await page.getByText('Nothing is refused at the moment.').waitFor()
        await row(page.getByRole('table', { name: 'Delivered events' }), 'refused')
          .getByText('202 Accepted')
          .waitFor()
        await assertAccessibleInEveryLook(page)
      },
      { service },
    )
  })
})

describe('the overview', () => {
  test('figures come in by themselves, for each range and workflow, and are copied for a spreadsheet', async () => {
    await startLoop(client, 'open-one', flowArn)
    await atConsole(
      '/overview',
      async page => {
        await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
        const open = row(page.getByRole('table', { name: 'Open now' }), 'told')
        await open.getByRole('cell').filter({ hasText: /^1$/ }).waitFor()
        const answers = row(page.getByRole('table', { name: 'Answers per worker' }), '=Ann')
        await answers.getByRole('cell').filter({ hasText: /^2$/ }).waitFor()
        await startLoop(client, 'open-two', flowArn)
        await open.getByRole('cell').filter({ hasText: /^2$/ }).waitFor()
        // All answers so far are of one hour, or two: what has no neighbour is drawn too.
        const times = page.getByRole('application', { name: 'Time to answer' })
        await until(
          () =>
            times
              .locator('path, rect')
              .evaluateAll(shapes => shapes.map(shape => shape.getBoundingClientRect().height)),
          heights => heights.some(height => height > 10),
        )
        await page.getByRole('button', { name: 'Copy as CSV: Answers per worker' }).click()
        const copied = await page.evaluate(() => navigator.clipboard.readText())
        assert.match(copied, /^Worker,Answers,Mean time,Declined,Expired\r?\n'=Ann,2,[\d.]+,0,0$/)
        await page.getByRole('button', { name: 'Figures: Throughput' }).click()
        const figures = page.getByRole('table', { name: 'Figures: Throughput' })
        assert.equal(await figures.getByRole('row').count(), 25)
        await page.getByRole('button', { name: '30 days' }).click()
        await until(
          () => figures.getByRole('row').count(),
          count => count === 31,
        )
        await page.getByRole('button', { name: 'Workflow of the charts' }).click()
        await page.getByRole('option', { name: 'told' }).click()
        await page.getByRole('application', { name: 'Throughput' }).waitFor()
        await assertAccessibleInEveryLook(page)
      },
      { service },
    )
  })

  test('a region in which nothing has been made says so', async () => {
    await atConsole(
      '/overview',
      async page => {
        await page.goto(`${service.url}/console?region=ap-south-1#/overview`)
        await page.getByText('No human review workflow has been made in this region yet.').waitFor()
        await page.getByText('Nothing of it in this time.').first().waitFor()
        await goTo(page, '/events')
        await page.getByRole('heading', { name: 'Events', level: 1 }).waitFor()
      },
      { service },
    )
  })
})
