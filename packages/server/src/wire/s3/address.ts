import { decodeText, PATH, QUERY } from '../sigv4/percent.ts'

/** What a request line and a Host header point at. An empty bucket means the service, an empty key the bucket. */
export type Target = {
  bucket: string
  key: string
  query: Map<string, string>
  /** The bucket when it stood in the host name, else empty. The older signature covers it and not the host. */
  hostBucket: string
}

/** Query parameters, decoded; of a repeated one the first counts. */
export function readQuery(text: string): Map<string, string> | undefined {
  const query = new Map<string, string>()
  for (const pair of text.split('&')) {
    if (pair === '') continue
    const mark = pair.indexOf('=')
    const name = decodeText(mark < 0 ? pair : pair.slice(0, mark), QUERY)
    const value = mark < 0 ? '' : decodeText(pair.slice(mark + 1), QUERY)
    if (name === undefined || value === undefined) return undefined
    if (!query.has(name)) query.set(name, value)
  }
  return query
}

/** The bucket in `BUCKET.host`; empty when the host is one of ours (path style) or unknown. */
function bucketOfHost(host: string, baseHosts: readonly string[]): string {
  const name = host.toLowerCase()
  if (baseHosts.includes(name)) return ''
  const base = baseHosts.find(candidate => name.endsWith(`.${candidate}`))
  return base === undefined ? '' : name.slice(0, -base.length - 1)
}

/** Undefined when the path is no valid escaped UTF-8. The path is taken as it is: `..` and `//` are parts of keys. */
export function readTarget(
  url: string,
  host: string,
  where: { baseHosts: readonly string[]; pathPrefix: string },
): Target | undefined {
  const mark = url.indexOf('?')
  const rawPath = mark < 0 ? url : url.slice(0, mark)
  const query = readQuery(mark < 0 ? '' : url.slice(mark + 1))
  if (query === undefined || !rawPath.startsWith(`${where.pathPrefix}/`)) return undefined
  const path = decodeText(rawPath.slice(where.pathPrefix.length + 1), PATH)
  if (path === undefined) return undefined
  const hostBucket = bucketOfHost(host, where.baseHosts)
  if (hostBucket !== '') return { bucket: hostBucket, key: path, query, hostBucket }
  const slash = path.indexOf('/')
  if (slash < 0) return { bucket: path, key: '', query, hostBucket }
  return { bucket: path.slice(0, slash), key: path.slice(slash + 1), query, hostBucket }
}
