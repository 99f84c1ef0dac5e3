import { messages } from '../shared/messages/messages.ts'
import { afterParsing } from '../shared/page-lifecycle.ts'
import { Bridge } from './bridge.ts'
import { noticeMissingImages } from './image-notices.ts'

/**
 * Makes this page a task frame, when the script tag it was loaded by names the portal and there is a window around it.
 * Otherwise the page is a preview and answers are shown on it.
 *
 * @param script the bundle's own tag, with `data-handloop-portal-origin`
 */
export function startTaskFrame(script: HTMLOrSVGScriptElement | null): void {
  const origin = script instanceof HTMLScriptElement ? script.dataset.handloopPortalOrigin : undefined
  if (!origin || window.parent === window) return
  new Bridge(window.parent, origin).start()
  noticeMissingImages()
  afterParsing(() => {
    if (!document.title) document.title = messages().taskTitle
  })
}
