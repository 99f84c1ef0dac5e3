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
  /** It is served without an origin, and browsers refuse it every place to keep something. */
  isOriginless?: boolean
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
export function assemblePage({ rendered, bundleUrl, portalOrigin, isOriginless }: PageParts): string {
  const script = `<script src="${escapeHtml(bundleUrl)}" data-handloop-portal-origin="${escapeHtml(portalOrigin)}"></script>`
  // The frame fills the area under the portal's bar, and widgets that want all of it need a height to take it from.
  const style = '<style>html,body{height:100%;margin:0}</style>'
  const places = isOriginless ? `<script>${KEPT_IN_MEMORY}</script>` : ''
  return `<!doctype html>${style}${places}${script}${rewriteAssets(rendered, bundleUrl)}`
}

/**
 * Places to keep something in, as templates know them, that last as long as the page: elsewhere too the next task finds
 * nothing of this one. Without them reading `localStorage` alone would be an error, and end the template's script.
 */
const KEPT_IN_MEMORY = `(() => {
  const storage = () => {
    const kept = new Map()
    const methods = {
      getItem: key => kept.get(String(key)) ?? null,
      setItem: (key, value) => void kept.set(String(key), String(value)),
      removeItem: key => void kept.delete(String(key)),
      clear: () => kept.clear(),
      key: index => [...kept.keys()][index] ?? null,
    }
    return new Proxy(methods, {
      get: (_, key) => methods[key] ?? (key === 'length' ? kept.size : kept.get(key)),
      set: (_, key, value) => (kept.set(key, String(value)), true),
      has: (_, key) => key in methods || kept.has(key),
      deleteProperty: (_, key) => (kept.delete(key), true),
      ownKeys: () => [...kept.keys()],
      getOwnPropertyDescriptor: (_, key) =>
        kept.has(key) ? { value: kept.get(key), writable: true, enumerable: true, configurable: true } : undefined,
    })
  }
  for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, { value: storage(), configurable: true })
  const cookies = new Map()
  Object.defineProperty(document, 'cookie', {
    get: () => [...cookies].map(([name, value]) => name + '=' + value).join('; '),
    set: text => {
      const [, name, value] = /^\\s*([^=;]*)=?([^;]*)/.exec(text)
      cookies.set(name.trim(), value.trim())
    },
    configurable: true,
  })
})()`
