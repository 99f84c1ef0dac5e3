import type { BrowserContext, Page } from 'playwright-core'
import { complaintsOf } from './complaints.ts'
import { browser, type House } from './house.ts'
import { button, heading, signIn } from './portal.ts'

/** A worker who is signed in, at a browser profile of their own. */
export type Seat = { page: Page; context: BrowserContext; worker: string; complaints: string[] }

let workers = 0

export async function takeSeat({ service }: House): Promise<Seat> {
  const worker = `worker-${++workers}`
  const context = await browser.newContext()
  const complaints = await complaintsOf(context)
  const page = await context.newPage()
  await signIn(page, await service.cli('worker', 'add', worker))
  return { page, context, worker, complaints }
}

/** Most tests can do with the same worker; a new one costs seconds. */
let shared: Promise<Seat> | undefined

/** @returns the shared seat, with empty hands in front of the task list as it is now */
export async function sharedSeat(house: House): Promise<Seat> {
  shared ??= takeSeat(house)
  const seat = await shared
  // Browsers paint only the tab in front, and frames that are not painted get no clicks.
  for (const other of seat.context.pages()) if (other !== seat.page) await other.close()
  if (await button(seat.page, 'Release task').isVisible()) {
    await button(seat.page, 'Release task').click()
    await heading(seat.page, 'Tasks').waitFor()
  }
  await seat.page.goto(`${house.service.url}/worker`)
  seat.complaints.length = 0
  return seat
}

/** After a test that failed nobody knows what the worker still holds. */
export async function leaveSeat(seat: Seat): Promise<void> {
  if (seat === (await shared)) shared = undefined
  await seat.context.close()
}
