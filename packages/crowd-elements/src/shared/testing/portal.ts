import type { FrameLocator, Page } from 'playwright-core'
import type { FrameMessage } from '../../task-frame/messages.ts'
import { open } from './page.ts'
import { type Site, startSite } from './site.ts'

/** A template in a task frame on its own origin, inside a page that plays the portal. */
export interface FramedTask {
  page: Page
  content: FrameLocator
}

let contentSite: Promise<Site> | undefined
let count = 0

/** Opens a template the way the service serves it, framed by a portal that writes down what it hears. */
export async function openFramed(template: string, portalOrigin?: string): Promise<FramedTask> {
  contentSite ??= startSite()
  const site = await contentSite
  const page = await open('<p>portal</p>', { host: false })
  const origin = portalOrigin ?? new URL(page.url()).origin
  const script = `<script src="/crowd-html-elements.js" data-handloop-portal-origin="${origin}"></script>`
  const src = site.serve(`/task-${++count}`, { type: 'text/html', body: `<!doctype html>${script}${template}` })
  await page.evaluate(address => {
    window.heard = []
    window.addEventListener('message', event =>
      window.heard.push(JSON.stringify({ ...event.data, origin: event.origin })),
    )
    const frame = Object.assign(document.createElement('iframe'), { src: address, title: 'Task', name: 'task' })
    frame.style.cssText = 'inline-size:100%;block-size:700px'
    document.body.append(frame)
  }, src)
  return { page, content: page.frameLocator('iframe[name=task]') }
}

/** What the portal has heard from the frame, oldest first. */
export async function messagesOf({ page }: FramedTask): Promise<FrameMessage[]> {
  const texts = await page.evaluate(() => window.heard)
  return texts.map(text => JSON.parse(text) as FrameMessage)
}

/** Waits until the portal has heard a message of this type and returns the last one. */
export async function heard<T extends FrameMessage['type']>(
  task: FramedTask,
  type: T,
): Promise<Extract<FrameMessage, { type: T }>> {
  await task.page.waitForFunction(wanted => window.heard.some(text => JSON.parse(text).type === wanted), type)
  const all = await messagesOf(task)
  return all.findLast(message => message.type === type) as Extract<FrameMessage, { type: T }>
}

/** Says something to the frame, as the portal. */
export const tell = ({ page }: FramedTask, message: unknown): Promise<void> =>
  page.evaluate(data => document.querySelector('iframe')!.contentWindow!.postMessage(data, '*'), message)
