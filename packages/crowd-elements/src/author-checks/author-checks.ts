// Runs in the page of a previewed template, before everything else, and tells the author's page around it what would
// not work for a worker. A script of its own: workers never load it.
import { checkPage, type PageNote } from './checks.ts'

const author = document.currentScript instanceof HTMLScriptElement ? document.currentScript.dataset.authorOrigin : ''

/** What scripts and files did wrong; unlike the page's markup it can't be looked up later. */
const failures: PageNote[] = []

function report(): void {
  if (!author || window.parent === window) return
  window.parent.postMessage({ handloopPreview: 1, notes: [...failures, ...checkPage(document)] }, author)
}

const nameOf = (address: string): string => address.split(/[?#]/)[0]!.split('/').at(-1) || address

function noteFailure(event: ErrorEvent | Event): void {
  if (event instanceof ErrorEvent) failures.push({ level: 'error', text: `A script failed: ${event.message}` })
  else if (event.target instanceof Element) {
    const address = event.target.getAttribute('src') ?? event.target.getAttribute('href') ?? ''
    failures.push({ level: 'error', text: `<${event.target.localName}> could not load “${nameOf(address)}”` })
  }
  later()
}

let timer: ReturnType<typeof setTimeout> | undefined
const REST_MS = 200

function later(): void {
  clearTimeout(timer)
  timer = setTimeout(report, REST_MS)
}

// Files that do not load are heard of on the way down only.
window.addEventListener('error', noteFailure, true)
window.addEventListener('unhandledrejection', event => {
  failures.push({ level: 'error', text: `A script failed: ${String(event.reason)}` })
  later()
})
document.addEventListener('all-crowd-elements-ready', () => {
  report()
  new MutationObserver(later).observe(document, { childList: true, subtree: true, attributes: true })
})
