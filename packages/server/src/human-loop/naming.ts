/** The address of a resource: `arn:aws:sagemaker:REGION:ACCOUNT:kind/name`. Source: spec 4, 11-37. */
export const arn = (where: { region: string; accountId: string }, kind: string, name: string): string =>
  `arn:aws:sagemaker:${where.region}:${where.accountId}:${kind}/${name}`

const ARN = /^arn:aws[a-z-]*:sagemaker:([a-z0-9-]*):([0-9]{12}):([a-z-]+)\/(.+)$/

export type ArnParts = { region: string; accountId: string; kind: string; name: string }

/** The parts of a resource's address, or undefined when it is none of ours. */
export function readArn(text: string): ArnParts | undefined {
  const [, region, accountId, kind, name] = ARN.exec(text) ?? []
  if (region === undefined || accountId === undefined || kind === undefined || name === undefined) return undefined
  return { region, accountId, kind, name }
}

const OUTPUT_PATH = /^(?:s3:\/\/|https:\/\/)([^/]+)\/?(.*)$/
const S3_HOST = /^s3[.-][a-z0-9.-]*amazonaws\.com(?:\.cn)?$|^s3\.amazonaws\.com$/
const VIRTUAL_HOST = /^(.+?)\.s3[.-](?:[a-z0-9.-]+\.)?amazonaws\.com(?:\.cn)?$/

/**
 * Bucket and prefix of a flow definition's `S3OutputPath`, given as `s3://bucket/prefix` or as an `https://` address
 * in path style or virtual-host style. The prefix has no slash at either end. Source: spec 4.2, 5.1.
 */
export function outputLocation(s3OutputPath: string): { bucket: string; prefix: string } | undefined {
  const [, host = '', path = ''] = OUTPUT_PATH.exec(s3OutputPath) ?? []
  if (host === '') return undefined
  if (s3OutputPath.startsWith('s3://')) return { bucket: host, prefix: trimmed(path) }
  const virtual = VIRTUAL_HOST.exec(host)?.[1]
  if (virtual !== undefined && !S3_HOST.test(host)) return { bucket: virtual, prefix: trimmed(path) }
  const [bucket = '', ...rest] = path.split('/')
  return bucket === '' ? undefined : { bucket, prefix: trimmed(rest.join('/')) }
}

const trimmed = (path: string): string => path.replace(/^\/+|\/+$/g, '')

const two = (n: number): string => String(n).padStart(2, '0')

/**
 * Key of a loop's output object: `prefix/flow/YYYY/MM/DD/hh/mm/ss/loop/output.json`, by creation time in UTC.
 * Fixed at the start of the loop. Source: spec 5.1.
 */
export function outputKey(o: { prefix: string; flowName: string; loopName: string; createdAt: Date }): string {
  const t = o.createdAt
  const date = `${t.getUTCFullYear()}/${two(t.getUTCMonth() + 1)}/${two(t.getUTCDate())}`
  const time = `${two(t.getUTCHours())}/${two(t.getUTCMinutes())}/${two(t.getUTCSeconds())}`
  const path = `${o.flowName}/${date}/${time}/${o.loopName}/output.json`
  return o.prefix === '' ? path : `${o.prefix}/${path}`
}
