import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { buildWidgets } from '../../scripts/build/widgets.ts'
import { launchChromium } from '../../scripts/testing/chromium.ts'

/** A browser with software rendering, and a site that serves the widgets as they ship. */
export interface Stage {
  /** What is served, by path. Figures may add pictures. */
  readonly files: Map<string, Uint8Array>
  /** A new page with this template; returns when every image in it is shown and drawn. */
  open(template: string): Promise<Page>
  /** A page without widgets, to make pictures in. */
  openBlank(): Promise<Page>
  close(): Promise<void>
}

export async function setStage(): Promise<Stage> {
  const files = await buildWidgets()
  let body = ''
  const server = createServer((request, response) => {
    const file = files.get(new URL(request.url!, 'http://site').pathname.slice(1))
    response.writeHead(200, { 'content-type': typeOf(request.url!) }).end(file ?? body)
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  const browser = await launchChromium()
  return {
    files,
    async open(template) {
      body = `<!doctype html><script src="/crowd-html-elements.js"></script>${template}`
      const page = await goTo(browser, server)
      await page.waitForFunction(areImagesShown)
      // Smaller copies of a large image are made after it is shown.
      await page.waitForTimeout(1500)
      return page
    },
    openBlank: () => browser.newPage(),
    async close() {
      await browser.close()
      server.closeAllConnections()
      server.close()
    },
  }
}

const typeOf = (path: string): string => {
  if (path.endsWith('.js')) return 'text/javascript'
  return path.endsWith('.jpg') ? 'image/jpeg' : 'text/html; charset=utf-8'
}

async function goTo(browser: Browser, server: Server): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  return page
}

/** Runs in the page. */
function areImagesShown(): boolean {
  const tools = [...document.querySelectorAll('[src]:not(script)')]
  return tools.length > 0 && tools.every(tool => tool.shadowRoot?.querySelector('.image-view.shown'))
}

/** The middle of the viewport of the only image on the page, CSS pixels. */
export async function middleOf(page: Page): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await page.locator('.image-view').boundingBox())!
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) }
}

/** Moves the mouse around a place in wide curves for some time, as fast as the browser takes it. */
export async function wander(page: Page, { x, y }: { x: number; y: number }, seconds: number): Promise<void> {
  const end = performance.now() + seconds * 1000
  for (let step = 0; performance.now() < end; step++)
    await page.mouse.move(x + 150 * Math.sin(step / 12), y + 110 * Math.sin(step / 19))
}
