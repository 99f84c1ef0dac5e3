// Makes the pictures of docs/console.md: starts the built service, makes up a day of work, and looks at the console.
//   node bin/run.mjs scripts/build.ts && node bin/run.mjs scripts/tour.ts
import { mkdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { jsSdk } from '../conformance/clients/js-sdk.ts'
import { arn } from '../conformance/fixtures.ts'
import { startService } from '../conformance/service.ts'
import { launchChromium } from './testing/chromium.ts'
import { makeUpADay, stopOne } from './tour/made-up.ts'
import { makeUpAnOrganization, makeUpAWorkflow } from './tour/new-workflow.ts'

const folder = join(import.meta.dirname, '../docs/console')
const HOURS = 14
const SIZE = { width: 1280, height: 800 }

/** A receiver of events that has a bad moment now and then, and is away at the end. */
let asked = 0
let isAway = false
const receiver = createServer((request, response) => {
  request.resume()
  response.writeHead(isAway || ++asked % 7 === 3 ? 503 : 202).end()
})
await new Promise<void>(listening => receiver.listen(0, '127.0.0.1', listening))
const { port } = receiver.address() as AddressInfo
const service = await startService({
  HANDLOOP_TEST_CONTROLS: '1',
  HANDLOOP_LOG_LEVEL: 'fatal',
  HANDLOOP_WEBHOOK_URL: `http://127.0.0.1:${port}/`,
})
const client = jsSdk({ url: service.url, keys: service.keys })
const browser = await launchChromium()
try {
  await makeUpADay(service, client, HOURS)
  isAway = true
  for (let n = 0; n < 2; n++) await stopOne(client, arn('flow-definition', 'support-mails'))
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await look(await browser.newPage({ viewport: SIZE, reducedMotion: 'reduce', timezoneId: 'UTC' }))
} finally {
  await browser.close()
  await client.close()
  await service.stop()
  receiver.close()
}

async function look(page: Page): Promise<void> {
  await page.goto(await service.cli('console', 'link'))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Human review workflows', level: 1 }).waitFor()
  const open = (address: string) =>
    page.evaluate(hash => {
      location.hash = hash
    }, address)
  const picture = async (name: string) => page.screenshot({ path: join(folder, `${name}.png`) })

  await open('/overview')
  await page.getByRole('row', { name: /Ann Lee/ }).waitFor()
  await picture('overview')

  await open('/human-review-workflows/support-mails')
  await page
    .getByRole('row', { name: /InProgress/ })
    .first()
    .waitFor()
  await page.getByRole('heading', { name: 'Human loops' }).scrollIntoViewIfNeeded()
  await page
    .getByRole('checkbox', { name: /^Select support/ })
    .first()
    .click()
  await picture('human-loops')

  await open('/human-review-workflows/product-texts/human-loops/product-texts-1-1')
  await page.getByRole('heading', { name: 'product-texts-1-1', level: 1 }).waitFor()
  await page.getByText('Ann Lee').first().waitFor()
  await picture('human-loop')

  await open('/human-review-workflows/Create')
  await makeUpAWorkflow(page, picture)

  await open('/worker-task-templates/support-mails')
  const frame = page.frameLocator('iframe[title="The task as a worker sees it"]')
  await frame.getByText('Choose one category').waitFor()
  await picture('template-studio')

  await open('/workforces')
  await page.getByRole('row', { name: /Dmitri Petrov/ }).waitFor()
  await makeUpAnOrganization(page)
  await picture('workforces')

  await open('/events')
  await page
    .getByRole('row', { name: /202 Accepted/ })
    .first()
    .waitFor()
  await picture('events')
}
