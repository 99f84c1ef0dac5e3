// Two nodes of the service on one database. Reservations are known to the node that made them only: what that means to
// workers at both, and that news of one node reaches whoever is at the other.
import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { type Client, output } from '../clients/client.ts'
import { jsSdk } from '../clients/js-sdk.ts'
import { aFlow, outputUri, readOutput, startLoop, statusOf } from '../fixtures.ts'
import { Listener } from '../listener.ts'
import { surroundings } from '../on-postgres.ts'
import { type Service, startOne } from '../one-service.ts'
import { until } from '../until.ts'
import { type Lease, type Reply, Worker } from '../worker.ts'
import { browser } from './testing/house.ts'
import { heading, rows, signIn, submit, task } from './testing/portal.ts'

let objects: Service
let databaseUrl = ''
let here: Service
let there: Service
let client: Client
let flow = ''
let ann: Worker
let bob: Worker

before(async () => {
  const around = await surroundings()
  objects = around.objects
  databaseUrl = around.env.HANDLOOP_DATABASE_URL!
  here = await startOne(around.env)
  there = await startOne(around.env)
  client = jsSdk({ url: here.url, keys: here.keys })
  flow = await aFlow(client, 'shared')
  ann = await Worker.join(here, 'ann')
  bob = await Worker.join(there, 'bob')
})
after(async () => {
  await client.close()
  await Promise.all([here.stop(), there.stop()])
  await objects.stop()
})

let started: string[] = []
const start = async (...names: string[]): Promise<void> => {
  for (const name of names) await startLoop(client, name, flow, { text: name })
  started.push(...names)
}
// What a test that failed has left must not be offered in the next one; nobody can stop what has ended.
afterEach(async () => {
  for (const HumanLoopName of started) await client.call('sagemaker-a2i-runtime', 'StopHumanLoop', { HumanLoopName })
  started = []
})
const stop = (HumanLoopName: string) => output(client.call('sagemaker-a2i-runtime', 'StopHumanLoop', { HumanLoopName }))
const becomes = (loop: string, status: string) =>
  until(
    () => statusOf(client, loop),
    found => found === status,
  )
type Reserved = { taskId: string; frameUrl: string }
async function reserve(worker: Worker): Promise<Reserved> {
  const { status, body } = await worker.ask('POST', 'tasks/reserve')
  assert.equal(status, 200)
  return body as unknown as Reserved
}
const leaseOf = ({ body }: Reply): Lease => body as unknown as Lease

describe('reservations at two nodes', () => {
  test('of the same task: one worker gets it, the other the one behind it, and each answer counts once', async () => {
    const names = Array.from({ length: 8 }, (_, i) => `race-${i + 1}`)
    await start(...names)
    const answered: string[] = []
    for (let round = 0; round < names.length / 2; round++) {
      const reserved = await Promise.all([ann, bob].map(reserve))
      assert.equal(reserved[0]!.taskId, reserved[1]!.taskId)
      const taken = await Promise.all(
        [ann, bob].map((worker, i) => worker.ask('POST', `tasks/${reserved[i]!.taskId}/accept`)),
      )
      assert.deepEqual(taken.map(({ status }) => status).sort(), [200, 409])
      const loser = taken.findIndex(({ status }) => status === 409)
      assert.equal((await fetch(reserved[loser]!.frameUrl)).status, 410)
      taken[loser] = await [ann, bob][loser]!.ask('POST', 'tasks/next')
      assert.equal(taken[loser].status, 200)
      for (const [i, worker] of [ann, bob].entries()) {
        const lease = leaseOf(taken[i]!)
        answered.push(lease.taskId)
        assert.equal((await worker.submit(lease, { round })).status, 200)
      }
    }
    assert.equal(new Set(answered).size, names.length)
    for (const name of names) {
      await becomes(name, 'Completed')
      const { humanAnswers } = JSON.parse(await readOutput(client, await outputUri(client, name)))
      assert.equal(humanAnswers.length, 1)
    }
  })

  test('a stop at one node withdraws what the other has reserved, and that worker gets another task', async () => {
    await start('stopped', 'behind')
    const news = await Listener.of(bob)
    const reserved = await reserve(bob)
    await stop('stopped')
    await news.hears(({ withdrawn }) => withdrawn.includes(reserved.taskId))
    assert.equal((await fetch(reserved.frameUrl)).status, 410)
    assert.equal((await bob.ask('POST', `tasks/${reserved.taskId}/accept`)).status, 410)
    const next = await reserve(bob)
    assert.notEqual(next.taskId, reserved.taskId)
    assert.equal((await bob.ask('POST', `tasks/${next.taskId}/accept`)).status, 200)
    news.close()
  })

  test('a stop is told to a page that has reserved at one node and listens at the other', async () => {
    await start('far-away', 'near')
    const news = await Listener.of(bob.at(here))
    const reserved = await reserve(bob)
    await stop('far-away')
    await news.hears(({ withdrawn }) => withdrawn.includes(reserved.taskId))
    assert.notEqual((await reserve(bob.at(here))).taskId, reserved.taskId)
    news.close()
  })

  test('a step that another transaction overtakes is news all the same', async () => {
    await start('overtaken', 'overtaking')
    const news = await Listener.of(bob)
    const [overtaken, overtaking] = [await reserve(bob), await reserve(bob)]
    const other = new pg.Client({ connectionString: databaseUrl })
    await other.connect()
    // A node stops the loop: its step has a number already, and its transaction is not done yet.
    await other.query('begin')
    await other.query(`
      with stopped as (
        update human_loop set status = 'Stopped', offered_to = null, due_ms = null where name = 'overtaken' returning id, flow_id)
      insert into loop_history (loop_id, flow_id, at_ms, kind) select id, flow_id, 0, 'Stopped' from stopped`)
    await stop('overtaking')
    await news.hears(({ withdrawn }) => withdrawn.includes(overtaking.taskId))
    await other.query('commit')
    await other.end()
    await news.hears(({ withdrawn }) => withdrawn.includes(overtaken.taskId))
    news.close()
  })
})

describe('two workers in browsers at two nodes', () => {
  const sit = async (service: Service, name: string): Promise<Page> => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await signIn(page, await service.cli('worker', 'link', name))
    return page
  }
  const standsReady = (page: Page, text: string) =>
    until(
      async () =>
        (await page.locator('handloop-portal[next-is-ready]').count()) > 0 &&
        (
          await Promise.all(
            page.frames().map(frame =>
              frame
                .getByText(text, { exact: true })
                .count()
                .catch(() => 0),
            ),
          )
        ).some(count => count > 0),
      isThere => isThere,
    )
  const work = async (page: Page, text: string): Promise<void> => {
    await task(page).getByText(text, { exact: true }).waitFor()
    await task(page).getByLabel('Note').fill(`of ${text}`)
    await submit(page).click()
  }

  test('what one takes is withdrawn from the other, who has the one behind it ready instead', async () => {
    const names = ['first', 'second', 'third', 'fourth']
    await start(...names)
    const [left, right] = [await sit(here, 'ann'), await sit(there, 'bob')]
    await rows(left).filter({ hasText: 'Check the parcel' }).first().getByRole('button').click()
    await task(left).getByText('first', { exact: true }).waitFor()
    await right.getByRole('button', { name: 'Start next task' }).click()
    await task(right).getByText('second', { exact: true }).waitFor()
    await standsReady(left, 'third')
    await standsReady(right, 'third')
    await work(left, 'first')
    await task(left).getByText('third', { exact: true }).waitFor()
    await standsReady(right, 'fourth')
    await work(right, 'second')
    await task(right).getByText('fourth', { exact: true }).waitFor()
    await work(left, 'third')
    await work(right, 'fourth')
    for (const page of [left, right]) await heading(page, 'No more tasks').waitFor()
    for (const name of names) await becomes(name, 'Completed')
    for (const page of [left, right]) await page.context().close()
  })

  test('who press Submit together with the same task behind both: each goes on with a task of their own', async () => {
    const names = ['one', 'two', 'three', 'four']
    await start(...names)
    const [left, right] = [await sit(here, 'ann'), await sit(there, 'bob')]
    await left.getByRole('button', { name: 'Start next task' }).click()
    await task(left).getByText('one', { exact: true }).waitFor()
    await right.getByRole('button', { name: 'Start next task' }).click()
    await task(right).getByText('two', { exact: true }).waitFor()
    await standsReady(left, 'three')
    await standsReady(right, 'three')
    await Promise.all([work(left, 'one'), work(right, 'two')])
    const shown = async (page: Page) => {
      const text = task(page).getByText(/^(three|four)$/)
      await text.waitFor()
      return text.textContent()
    }
    const both = await Promise.all([shown(left), shown(right)])
    assert.deepEqual(both.sort(), ['four', 'three'])
    for (const page of [left, right]) await submit(page).click()
    for (const page of [left, right]) await heading(page, 'No more tasks').waitFor()
    for (const name of names) await becomes(name, 'Completed')
    for (const page of [left, right]) await page.context().close()
  })
})
