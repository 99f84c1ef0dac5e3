// Work is never lost: whatever happens to the page, the line or the lease, on this device or on another.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { until } from '../until.ts'
import { atDesk } from './testing/desk.ts'
import { browser, type House, openHouse } from './testing/house.ts'
import { button, heading, rows, signIn, startWorking, submit, task } from './testing/portal.ts'
import { pressIfThere } from './testing/press-if-there.ts'

const NOTE = '<crowd-form><crowd-input name="note" label="Note"></crowd-input></crowd-form>'
const note = (page: Page) => task(page).getByLabel('Note')
const reads = (page: Page, text: string) =>
  until(
    () => note(page).inputValue(),
    value => value === text,
  )
/** Typing rests for a moment before it is handed over; then it is on the device. */
const isOnDevice = (page: Page, text: string) =>
  until(
    () =>
      page.evaluate(
        () =>
          new Promise<string>(resolve => {
            const request = indexedDB.open('handloop-portal')
            request.onsuccess = () => {
              const all = request.result.transaction('work').objectStore('work').getAll()
              all.onsuccess = () => resolve(JSON.stringify(all.result))
            }
          }),
      ),
    kept => kept.includes(text),
  )
const noLine = (context: BrowserContext) => context.route('**/worker/api/**', route => route.abort())
const lineAgain = (context: BrowserContext) => context.unroute('**/worker/api/**')

/** The process of the page dies, as when memory runs out; a tab in its place opens the same address. */
async function crash(page: Page, context: BrowserContext): Promise<Page> {
  const address = page.url()
  const died = page.waitForEvent('crash')
  void page.goto('chrome://crash').catch(() => {})
  await died
  await page.close()
  const other = await context.newPage()
  await other.goto(address)
  return other
}

const mayComplain = /Failed to load resource|ERR_FAILED|409|410/

describe('work is kept', () => {
  let house: House
  before(async () => {
    house = await openHouse({ HANDLOOP_TEST_CONTROLS: '1' })
  })
  after(() => house?.close())
  const alone = { template: NOTE, isAlone: true, mayComplain }

  test('when the browser crashes without a line: what was typed is there again, and goes on', () =>
    atDesk({ ...alone, house }, async ({ page, context, loops, becomes, answers }) => {
      await startWorking(page)
      await noLine(context)
      await note(page).fill('typed in the dark')
      await isOnDevice(page, 'typed in the dark')
      await lineAgain(context)
      const again = await crash(page, context)
      await reads(again, 'typed in the dark')
      await submit(again).click()
      await heading(again, 'No more tasks').waitFor()
      await becomes(loops[0]!, 'Completed')
      assert.deepEqual(await answers(loops[0]!), [{ note: 'typed in the dark' }])
    }))

  test('when the tab is closed while an answer waits: it is shown as waiting and sent once', () =>
    atDesk({ ...alone, house }, async ({ page, context, loops, becomes, answers }) => {
      await startWorking(page)
      await note(page).fill('waits')
      await context.route('**/submit', route => route.abort())
      await submit(page).click()
      await page.getByText('Your answer is not sent yet.').waitFor()
      await isOnDevice(page, '"answer"')
      await page.close()
      const again = await context.newPage()
      await again.goto(`${house.service.url}/worker`)
      await again.getByText('One answer is kept on this device and not sent yet.').waitFor()
      await context.unroute('**/submit')
      await pressIfThere(button(again, 'Try again'))
      await becomes(loops[0]!, 'Completed')
      assert.deepEqual(await answers(loops[0]!), [{ note: 'waits' }])
      await again.getByText('One answer is kept on this device').waitFor({ state: 'detached' })
    }))

  test('on another device', () =>
    atDesk({ ...alone, house }, async ({ page, worker }) => {
      await startWorking(page)
      await note(page).fill('begun at the desk')
      await page.waitForResponse(response => response.url().endsWith('/draft') && response.request().method() === 'PUT')
      const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
      await signIn(phone, await house.service.cli('worker', 'link', worker))
      await startWorking(phone)
      await reads(phone, 'begun at the desk')
      await phone.context().close()
    }))

  test('when the time is over: a warning comes first, then the work is shown, can be copied, and taken up again', () =>
    atDesk({ ...alone, house, config: { TaskTimeLimitInSeconds: 600 } }, async ({ page, loops, becomes, answers }) => {
      await page.clock.install()
      await startWorking(page)
      await note(page).fill('not quite done')
      const passes = async (seconds: number) => {
        await house.service.cli('clock', 'advance', `${seconds}s`)
        await page.clock.fastForward(seconds * 1000)
      }
      await passes(490)
      await page.getByText('Less than 2 min left.').waitFor()
      await passes(120)
      await page.getByText('Your time for this task is over').first().waitFor()
      await reads(page, 'not quite done')
      await button(page, 'Copy what you entered').click()
      assert.equal(await page.getByRole('textbox', { name: 'What you entered' }).inputValue(), 'note: not quite done')
      await button(page, 'Close').click()
      await button(page, 'Take the task again').click()
      await reads(page, 'not quite done')
      await note(page).fill('done now')
      await submit(page).click()
      await heading(page, 'No more tasks').waitFor()
      await becomes(loops[0]!, 'Completed')
      assert.deepEqual(await answers(loops[0]!), [{ note: 'done now' }])
    }))

  test('when others have the task by then: an answer that waited is refused in words, and nothing counts twice', () =>
    atDesk({ ...alone, house }, async ({ page, context, loops, stop, becomes }) => {
      await startWorking(page)
      await context.route('**/submit', route => route.abort())
      await submit(page).click()
      await page.getByText('Your answer is not sent yet.').waitFor()
      await isOnDevice(page, '"answer"')
      await page.close()
      const again = await context.newPage()
      await again.goto(`${house.service.url}/worker`)
      await again.getByText('One answer is kept on this device').waitFor()
      await house.service.cli('clock', 'advance', '2h')
      await stop(loops[0]!)
      await becomes(loops[0]!, 'Stopped')
      await context.unroute('**/submit')
      await pressIfThere(button(again, 'Try again'))
      await again.getByRole('alert').getByText('could not be sent any more').waitFor()
      await button(again, 'Close').click()
      await rows(again).waitFor({ state: 'detached' })
    }))
})
