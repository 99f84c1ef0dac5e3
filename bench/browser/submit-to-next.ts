import type { Browser, Page } from 'playwright-core'
import { button, heading, signIn, startWorking, submit } from '../../conformance/browser/testing/portal.ts'

declare global {
  interface Window {
    /** When the task in front was complete and drawn, by its frame's address; milliseconds since 1970. */
    shownAt: Record<string, number>
    pressedAt: number
  }
}

/** A worker in a browser who answers one task after the other. `isReserving` false: as if nothing stood ready. */
export async function sitDown(browser: Browser, link: string, isReserving: boolean): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  if (!isReserving) await page.route(/\/tasks\/reserve$/, route => route.fulfill({ status: 204 }))
  await page.addInitScript(watch)
  await signIn(page, link)
  await startWorking(page)
  return page
}

/**
 * Runs in every frame of the page: notes when Submit is pressed in a task, and in the portal when the frame in front has
 * said that it is complete and has been drawn with the next two pictures.
 */
function watch(): void {
  const now = () => performance.timeOrigin + performance.now()
  if (window !== window.top) {
    addEventListener('click', event => event.isTrusted && parent.postMessage({ pressedAt: now() }, '*'), true)
    return
  }
  const ready = new Set<unknown>()
  window.shownAt = {}
  const front = (): HTMLIFrameElement | null | undefined =>
    document
      .querySelector('handloop-portal')
      ?.shadowRoot?.querySelector('handloop-task-page:not(.behind)')
      ?.shadowRoot?.querySelector('iframe[title]')
  const look = () => {
    const frame = front()
    if (!frame || !ready.has(frame.contentWindow) || window.shownAt[frame.src]) return
    window.shownAt[frame.src] = 1
    requestAnimationFrame(() => requestAnimationFrame(() => (window.shownAt[frame.src] = now())))
  }
  addEventListener('message', ({ data, source }) => {
    if (data?.type === 'ready') ready.add(source)
    if (data?.pressedAt) window.pressedAt = data.pressedAt
  })
  const everyPicture = () => {
    look()
    requestAnimationFrame(everyPicture)
  }
  requestAnimationFrame(everyPicture)
}

/** @returns from pressing Submit to the next task on screen, milliseconds, of so many answers */
export async function answerTasks(page: Page, count: number, isReserving: boolean): Promise<number[]> {
  const taken: number[] = []
  for (let answered = 0; answered < count; answered++) {
    await page.waitForFunction(() => Object.values(window.shownAt).every(at => at > 1))
    // Nobody reads a task faster than the next one loads.
    if (isReserving)
      await page.waitForFunction(() => document.querySelector('handloop-portal')?.hasAttribute('next-is-ready'))
    const known = await page.evaluate(() => Object.keys(window.shownAt).length)
    await submit(page).click()
    const shown = await page.waitForFunction(
      before => {
        const all = Object.values(window.shownAt)
        return all.length > before && all.every(at => at > 1) && Math.max(...all)
      },
      known,
      { polling: 20 },
    )
    taken.push(Number(await shown.jsonValue()) - (await page.evaluate(() => window.pressedAt)))
  }
  return taken
}

export async function standUp(page: Page): Promise<void> {
  await button(page, 'Release task').click()
  await heading(page, 'Tasks').waitFor()
  await page.context().close()
}
