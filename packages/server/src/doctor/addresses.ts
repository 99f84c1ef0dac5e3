import { addressesOf } from '../addresses.ts'
import { isLoopback } from '../settings.ts'
import { ok, problem, type Result, type Subject, warning } from './finding.ts'

/** Source: contract, settings: HANDLOOP_CONTENT_URL. */
export async function addresses({ settings }: Pick<Subject, 'settings'>): Promise<Result[]> {
  const { publicUrl, publicOrigin, contentUrl, contentOrigin } = addressesOf(settings, settings.port)
  const found: Result[] = []
  if (settings.contentUrl !== null && contentOrigin === publicOrigin)
    found.push(
      problem(
        `HANDLOOP_CONTENT_URL ${contentUrl} is the same origin as the public address, so templates run beside the portal`,
        'set it to another host name or port that leads to the same service',
      ),
    )
  if (settings.contentUrl === null && !isLoopback(new URL(publicUrl).hostname))
    found.push(
      warning(
        `the public address ${publicUrl} has no content origin beside it: task frames are sandboxed, PDFs are links`,
        `set HANDLOOP_CONTENT_URL to another host name that leads to the same service, such as ${exampleFor(publicUrl)}`,
      ),
    )
  if (new URL(publicUrl).protocol === 'http:' && !isLoopback(new URL(publicUrl).hostname))
    found.push(
      warning(
        `the public address ${publicUrl} is not encrypted: sign-in links and answers can be read on the way`,
        'put a proxy with TLS in front and set HANDLOOP_PUBLIC_URL to its https address',
      ),
    )
  return found.length > 0 ? found : [ok(`public ${publicUrl}, content ${contentUrl}`)]
}

function exampleFor(publicUrl: string): string {
  const url = new URL(publicUrl)
  url.hostname = `content-${url.hostname}`
  return url.origin
}
