import type { IncomingHttpHeaders } from 'node:http'
import type { CorsRule } from '../../objects/object-store.ts'

/** A pattern with at most one `*`. */
function fits(pattern: string, text: string): boolean {
  const star = pattern.indexOf('*')
  if (star < 0) return pattern === text
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)]
  return text.length >= head.length + tail.length && text.startsWith(head) && text.endsWith(tail)
}

/** What a browser on another origin wants to do. */
type Ask = { origin: string; method: string; headers: string[] }

const allows = (rule: CorsRule, { origin, method, headers }: Ask): boolean =>
  rule.allowedMethods.includes(method) &&
  rule.allowedOrigins.some(pattern => fits(pattern, origin)) &&
  headers.every(name => rule.allowedHeaders.some(pattern => fits(pattern.toLowerCase(), name)))

function ruleHeaders(rule: CorsRule, { origin, headers }: Ask): Record<string, string> {
  const isForAll = rule.allowedOrigins.includes('*')
  return {
    'access-control-allow-origin': isForAll ? '*' : origin,
    'access-control-allow-methods': rule.allowedMethods.join(', '),
    ...(isForAll ? {} : { 'access-control-allow-credentials': 'true' }),
    ...(headers.length === 0 ? {} : { 'access-control-allow-headers': headers.join(', ') }),
    ...(rule.exposeHeaders.length === 0 ? {} : { 'access-control-expose-headers': rule.exposeHeaders.join(', ') }),
    ...(rule.maxAgeSeconds === undefined ? {} : { 'access-control-max-age': String(rule.maxAgeSeconds) }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  }
}

/** The CORS headers of an answer, by the first rule that allows the request; undefined when none does. */
export function corsHeaders(
  rules: readonly CorsRule[],
  method: string,
  headers: IncomingHttpHeaders,
): Record<string, string> | undefined {
  const origin = headers.origin
  if (origin === undefined) return undefined
  const isPreflight = method === 'OPTIONS'
  const wanted = isPreflight ? (headers['access-control-request-headers'] ?? '') : ''
  const ask = {
    origin,
    method: isPreflight ? String(headers['access-control-request-method'] ?? '') : method,
    headers: wanted
      .split(',')
      .map(name => name.trim().toLowerCase())
      .filter(name => name !== ''),
  }
  const rule = rules.find(candidate => allows(candidate, ask))
  return rule === undefined ? undefined : ruleHeaders(rule, ask)
}
