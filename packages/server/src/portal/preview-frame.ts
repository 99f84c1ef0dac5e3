import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Addresses } from '../addresses.ts'
import { assetsFolder } from '../assets.ts'

/** Where it is below the content origin, and the author's checks beside it. */
export const PREVIEW_FRAME = 'preview-frame'
export const AUTHOR_CHECKS = 'author-checks.js'

/**
 * The page in which the console tries a template: it takes one text from the window around it, when that is ours, and
 * becomes the page that a worker would see. It holds nothing of its own, so its address is no secret.
 *
 * @param portalOrigin  e.g. `http://127.0.0.1:4600`; nobody else is listened to
 */
export const previewFramePage = (portalOrigin: string): string => `<!doctype html><title>Preview</title><script>
addEventListener('message', function take(event) {
  const { handloopPage, page } = event.data ?? {}
  if (event.source !== parent || event.origin !== ${JSON.stringify(portalOrigin)}) return
  if (handloopPage !== 1 || typeof page !== 'string') return
  removeEventListener('message', take)
  document.open()
  document.write(page)
  document.close()
})
</script>`

let authorChecks: Buffer | undefined

/** Tells the author what would not work for a worker; workers never load it. */
export const authorChecksScript = (): Buffer =>
  (authorChecks ??= readFileSync(join(assetsFolder, 'preview', AUTHOR_CHECKS)))

/** The checks run before everything else of the page, so that they hear of everything that fails. */
export function withAuthorChecks(page: string, { contentUrl, publicOrigin }: Addresses): string {
  const script = `<script src="${contentUrl}/${PREVIEW_FRAME}/${AUTHOR_CHECKS}" data-author-origin="${publicOrigin}"></script>`
  return page.replace('<!doctype html>', `<!doctype html>${script}`)
}
