/** Where a reference of a template points: an object of a bucket, or a page of the web that is left as it is. */
export type S3Reference = { kind: 'object'; bucket: string; key: string } | { kind: 'elsewhere'; url: string }

const BUCKET = /^[a-z0-9][a-z0-9._-]{1,253}[a-z0-9]$/i
const S3_URI = /^s3:\/\/([^/]+)\/([\s\S]+)$/i
const WEB_URL = /^https?:\/\/([^/?#\s]+)(?:\/([\s\S]*))?$/i
/** `s3.amazonaws.com`, `s3.eu-west-1…`, `s3-eu-west-1…`, `s3.dualstack.eu-west-1…`, `s3-fips.…`, `.cn`; before it, perhaps a bucket. */
const S3_HOST =
  /^(?:(.+)\.)?s3(?:-fips|-accelerate|-external-1)?(?:\.dualstack)?(?:[.-][a-z]{2,3}(?:-[a-z]+)+-\d+)?\.amazonaws\.com(?:\.cn)?(?::(?:80|443))?$/i
/** What the query of an S3 URL starts with. Any other `?` belongs to a key that somebody pasted into a URL unencoded. */
const S3_QUERY = /\?(?:versionId|response-[a-z-]+|x-id|partNumber)=[^?]*$/i
const PRESIGNED = /[?&](?:X-Amz-Signature|Signature|AWSAccessKeyId)=/i

/**
 * Reads every style of reference to an object (crowd-elements specification, 1.7): `s3://`, path style, virtual host,
 * regional, http and https.
 *
 * In `s3://` a key is what it says. In a URL percent-encoding is undone, but templates also paste keys into URLs as they
 * are, so a key that cannot be decoded is taken literally, and `+`, spaces and `?` stay.
 *
 * @returns undefined when it is no reference at all
 */
export function parseS3Reference(reference: string): S3Reference | undefined {
  // A capture over several lines brings its line breaks along.
  const text = reference.replace(/^\s+|\s*[\r\n]\s*$/g, '')
  const uri = S3_URI.exec(text)
  if (uri) return objectIn(uri[1]!, uri[2]!)
  const web = WEB_URL.exec(text)
  if (!web) return undefined
  const host = S3_HOST.exec(web[1]!)
  if (!host || PRESIGNED.test(text)) return URL.canParse(text) ? { kind: 'elsewhere', url: text } : undefined
  const path = (web[2] ?? '').replace(S3_QUERY, '')
  if (host[1] !== undefined) return objectIn(host[1].toLowerCase(), decoded(path))
  const slash = path.indexOf('/')
  return slash === -1 ? undefined : objectIn(path.slice(0, slash), decoded(path.slice(slash + 1)))
}

function objectIn(bucket: string, key: string): S3Reference | undefined {
  return BUCKET.test(bucket) && key !== '' ? { kind: 'object', bucket, key } : undefined
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
