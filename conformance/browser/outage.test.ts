// The service dies at the worst moments, and no answer is lost or counted twice.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { atDesk } from './testing/desk.ts'
import { type House, openHouse } from './testing/house.ts'
import { heading, startWorking, submit, task } from './testing/portal.ts'

const NOTE = '<crowd-form><crowd-input name="note" label="Note"></crowd-input></crowd-form>'
const WAITS = 'Your answer is not sent yet. It is kept on this page, and we keep trying.'
const mayComplain = /Failed to load resource/

describe('the service is killed', () => {
  let house: House
  before(async () => {
    house = await openHouse()
  })
  after(() => house?.close())

  test('before the worker presses Submit: the page keeps the answer, says that it waits, and sends it once', () =>
    atDesk({ template: NOTE, house, isAlone: true, mayComplain }, async ({ page, loops, becomes, answers }) => {
      await startWorking(page)
      await task(page).getByLabel('Note').fill('through thick and thin')
      await house.service.signal('SIGKILL')
      await submit(page).click()
      await page.getByText(WAITS).waitFor()
      await house.service.restart()
      await heading(page, 'No more tasks').waitFor()
      await becomes(loops[0]!, 'Completed')
      assert.deepEqual(await answers(loops[0]!), [{ note: 'through thick and thin' }])
    }))

  test('after it took the answer and before the worker heard so: the repetition counts once', () =>
    atDesk(
      { template: NOTE, house, isAlone: true, mayComplain, config: { TaskCount: 1 } },
      async ({ page, loops, becomes, answers }) => {
        await startWorking(page)
        await task(page).getByLabel('Note').fill('said once')
        await page.route(
          /\/submit$/,
          async route => {
            assert.equal((await route.fetch()).status(), 200)
            await house.service.signal('SIGKILL')
            await route.abort()
          },
          { times: 1 },
        )
        await submit(page).click()
        await page.getByText(WAITS).waitFor()
        await house.service.restart()
        await heading(page, 'No more tasks').waitFor()
        await becomes(loops[0]!, 'Completed')
        assert.deepEqual(await answers(loops[0]!), [{ note: 'said once' }])
      },
    ))
})
