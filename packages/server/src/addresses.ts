import { isLoopback, type Settings } from './settings.ts'

/** Where the service is reached, as browsers and clients know it. No address ends in a slash. */
export type Addresses = {
  /** Portal, console, links in mails. */
  publicUrl: string
  publicOrigin: string
  /** What every route begins with; '' or '/some/path'. */
  prefix: string
  /** Task frames and objects shown in a browser. */
  contentUrl: string
  contentOrigin: string
  /** Frames share the portal's origin because no other was set: they are served with a sandbox header. */
  isContentSandboxed: boolean
  /** What AWS clients are pointed at: by IP address, so that they put buckets into the path. */
  apiUrl: string
  /** Bare host of the portal, as DescribeWorkforce shows it. */
  subDomain: string
}

export function addressesOf(settings: Settings, port: number): Addresses {
  const local = new URL(`http://${bracketed(settings.host)}:${port}`)
  const publicUrl = settings.publicUrl ?? byAddress(local)
  const prefix = publicUrl.pathname.replace(/\/+$/, '')
  const content = settings.contentUrl ?? otherLoopback(publicUrl)
  const text = (url: URL): string => `${url.origin}${url.pathname.replace(/\/+$/, '')}`
  return {
    publicUrl: text(publicUrl),
    publicOrigin: publicUrl.origin,
    prefix,
    contentUrl: text(content ?? publicUrl),
    contentOrigin: (content ?? publicUrl).origin,
    isContentSandboxed: content === null || content.origin === publicUrl.origin,
    apiUrl: text(byAddress(publicUrl)),
    subDomain: publicUrl.host,
  }
}

const bracketed = (host: string): string => {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

function byAddress(url: URL): URL {
  const address = new URL(url)
  if (address.hostname === 'localhost') address.hostname = '127.0.0.1'
  return address
}

/** Browsers keep `localhost` and `127.0.0.1` apart as two sites: a second origin without any set-up. */
function otherLoopback(url: URL): URL | null {
  if (!isLoopback(url.hostname)) return null
  const other = new URL(url)
  other.hostname = url.hostname === 'localhost' ? '127.0.0.1' : 'localhost'
  return other
}
