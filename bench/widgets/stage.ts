import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { buildWidgets } from '../../scripts/build/widgets.ts'
import { launchChromium } from '../../scripts/testing/chromium.ts'

/** A browser with software rendering, and a site that serves the widgets as they ship. */
export interface Stage {
  files: Map<string, Uint8Array>
  /** A new page with this template, its image tools ready. */
  open(template: string): Promise<Page>
  close(): Promise<void>
}

export async function setStage(): Promise<Stage> {
  const files = await buildWidgets()
  let template = ''
  const server = createServer((request, response) => {
    const file = files.get(new URL(request.url!, 'http://site').pathname.slice(1))
    response.writeHead(200, { 'content-type': file ? 'text/javascript' : 'text/html; charset=utf-8' })
    response.end(file ?? `<!doctype html><script src="/crowd-html-elements.js"></script>${template}`)
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  const browser = await launchChromium()
  return {
    files,
    async open(markup) {
      template = markup
      return await openPage(browser, server)
    },
    async close() {
      await browser.close()
      server.closeAllConnections()
      server.close()
    },
  }
}

async function openPage(browser: Browser, server: Server): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  await page.waitForFunction(() =>
    document.querySelector('.ready, [data-tool]')?.shadowRoot?.querySelector('.image-view.shown'),
  )
  await page.evaluate(() => new Promise(drawn => setTimeout(drawn, 1500)))
  return page
}
