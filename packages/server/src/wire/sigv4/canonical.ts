import { encodeAgain, isPlain, PATH, QUERY, recode } from './percent.ts'
import type { SignedHeaders, SignedRequest } from './types.ts'

/** Splits `path?query` at the first question mark. */
export function splitUrl(url: string): { path: string; query: string } {
  const mark = url.indexOf('?')
  return mark < 0 ? { path: url, query: '' } : { path: url.slice(0, mark), query: url.slice(mark + 1) }
}

/** Drops empty and `.` segments and resolves `..`, as services other than S3 do before signing. A last slash stays. */
function withoutDotSegments(path: string): string {
  const kept: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop()
    else if (segment !== '' && segment !== '.') kept.push(segment)
  }
  return `/${kept.join('/')}${kept.length > 0 && path.endsWith('/') ? '/' : ''}`
}

/** The path as signed. S3 keys may hold `//` and `..`, so S3 signs the path encoded once and otherwise untouched. */
export function canonicalPath(path: string, service: string): string {
  if (path === '' || path === '/') return '/'
  if (service === 's3') return recode(path, PATH)
  if (isPlain(path, true) && !path.includes('//') && !path.includes('/.')) return path
  return encodeAgain(withoutDotSegments(path))
}

/** Sorted by encoded name, then by encoded value. `without` names the one parameter that is not signed. */
export function canonicalQuery(query: string, without?: string): string {
  if (query === '') return ''
  const pairs: [name: string, value: string][] = []
  for (const pair of query.split('&')) {
    if (pair === '') continue
    const mark = pair.indexOf('=')
    const name = recode(mark < 0 ? pair : pair.slice(0, mark), QUERY)
    if (name !== without) pairs.push([name, mark < 0 ? '' : recode(pair.slice(mark + 1), QUERY)])
  }
  pairs.sort(byNameThenValue)
  let out = ''
  for (const [name, value] of pairs) out += `${out === '' ? '' : '&'}${name}=${value}`
  return out
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byNameThenValue = (a: [string, string], b: [string, string]): number => compare(a[0], b[0]) || compare(a[1], b[1])

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * The text whose UTF-8 bytes were signed. Clients sign UTF-8; most send the same bytes, but some HTTP stacks put one
 * byte per character on the wire. What is no UTF-8 must come from one of those.
 */
function headerText(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the question is exactly whether all of it is ASCII
  if (/^[\x00-\x7f]*$/.test(value)) return value
  try {
    return utf8.decode(Buffer.from(value, 'latin1'))
  } catch {
    return value
  }
}

/** Visible ASCII with single spaces in between: nearly every value. */
const TIDY = /^(?:[!-~]+(?: [!-~]+)*)?$/

/** Surrounding white space off, runs of it to one space. Ordinary values come back without a copy. */
const trimmed = (value: string): string => (TIDY.test(value) ? value : headerText(value.trim().replace(/\s+/g, ' ')))

export const canonicalValue = (value: string | string[]): string =>
  typeof value === 'string' ? trimmed(value) : value.map(trimmed).join(',')

/**
 * The canonical request.
 *
 * @returns undefined when a header that should be signed is not there
 * Source: Signature Version 4, "Create a canonical request".
 */
export function canonicalRequest(
  request: SignedRequest,
  scope: { service: string; signedHeaders: SignedHeaders },
  payloadHash: string,
  withoutParameter?: string,
): string | undefined {
  const { path, query } = splitUrl(request.url)
  let headers = ''
  for (const name of scope.signedHeaders.names) {
    const value = request.headers[name]
    // Not only undefined: a name like 'constructor' finds something that is no header.
    if (typeof value !== 'string' && !Array.isArray(value)) return undefined
    headers += `${name}:${canonicalValue(value)}\n`
  }
  const uri = canonicalPath(path, scope.service)
  const parameters = canonicalQuery(query, withoutParameter)
  return `${request.method}\n${uri}\n${parameters}\n${headers}\n${scope.signedHeaders.text}\n${payloadHash}`
}
