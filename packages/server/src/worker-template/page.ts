// From rendered text to the page in the task frame: crowd-elements specification, 1.9. Everything here is textual, so
// that markup reaches the browser as its author wrote it, broken or not.
import { escapeHtml } from './html-escape.ts'

export type PageParts = {
  /** a rendered template, fragment or full document */
  rendered: string
  /** absolute URL of our widgets, `…/crowd-html-elements.js` */
  bundleUrl: string
  /** origin of the portal that will hold the frame, e.g. `http://127.0.0.1:4600` */
  portalOrigin: string
}

/** `https://assets.crowd.aws/…` as the value of `src` or `href`; also `http:` and without a scheme, as browsers accept it. */
const ASSET = /(\b(?:src|href)\s*=\s*["']?\s*)(?:https?:)?\/\/assets\.crowd\.aws\/([^"'\s<>?#]*)(?:[?#][^"'\s<>]*)?/gi
const LOADER = /^crowd-html-elements(?:-v2)?\.js$/i

/**
 * Points a page at our own copies: loaders at the bundle, everything else of that host (pictures of the instructions,
 * the style sheet of the second loader) at the same path below `crowd-assets/`, beside the bundle.
 */
export function rewriteAssets(html: string, bundleUrl: string): string {
  return html.replace(ASSET, (_all, attribute: string, path: string) => {
    const ours = LOADER.test(path) ? bundleUrl : new URL(`crowd-assets/${path}`, bundleUrl).href
    return attribute + escapeHtml(ours)
  })
}

/**
 * The whole document. The widgets come first, so that templates without a loader work too; a template's own doctype
 * behind them is ignored by browsers, its `html`, `head` and `body` merge, and fragments are in standards mode.
 */
export function assemblePage({ rendered, bundleUrl, portalOrigin }: PageParts): string {
  const script = `<script src="${escapeHtml(bundleUrl)}" data-handloop-portal-origin="${escapeHtml(portalOrigin)}"></script>`
  // The frame fills the area under the portal's bar, and widgets that want all of it need a height to take it from.
  const style = '<style>html,body{height:100%;margin:0}</style>'
  return `<!doctype html>${style}${script}${rewriteAssets(rendered, bundleUrl)}`
}
