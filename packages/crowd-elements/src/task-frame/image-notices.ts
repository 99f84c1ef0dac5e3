import { fileNameOf } from '../shared/file-name.ts'
import { messages } from '../shared/messages/messages.ts'

const NOTICE = 'data-handloop-notice'

/**
 * Tells the worker about pictures that cannot be loaded, right behind each of them. The answer can still be given:
 * whether it makes sense is for the worker to judge.
 */
export function noticeMissingImages(): void {
  // Neither event bubbles, so both are caught on their way down.
  document.addEventListener('error', event => isImage(event.target) && showNotice(event.target), true)
  document.addEventListener('load', event => isImage(event.target) && noticeOf(event.target)?.remove(), true)
}

const isImage = (target: unknown): target is HTMLImageElement => target instanceof HTMLImageElement

const noticeOf = (image: HTMLImageElement): Element | null =>
  image.nextElementSibling?.hasAttribute(NOTICE) ? image.nextElementSibling : null

function showNotice(image: HTMLImageElement): void {
  if (!image.getAttribute('src') || noticeOf(image) || image.getClientRects().length === 0) return
  const notice = document.createElement('span')
  notice.setAttribute(NOTICE, '')
  notice.setAttribute('role', 'note')
  notice.style.cssText =
    'display:inline-block;padding:6px 12px;border:1px solid #b3261e;border-radius:8px;background:#fdeeed;color:#b3261e;font-size:0.875rem;overflow-wrap:anywhere'
  notice.textContent = messages().imageNotLoaded(image.alt || fileNameOf(image.src))
  image.after(notice)
}
