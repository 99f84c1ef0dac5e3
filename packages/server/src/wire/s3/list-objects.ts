import type { ListPage, ObjectInfo } from '../../objects/object-store.ts'
import { encodeText } from '../sigv4/percent.ts'
import { fail } from './errors.ts'
import { failed, numberOf, type Operation, type S3Request, xmlAnswer } from './request.ts'
import { document, group, tag } from './xml.ts'

const MAX_KEYS = 1000

/** How keys are written: as they are, or percent-encoded where the client asks (keys may hold what XML cannot). */
type Writer = (key: string) => string

type Listing = {
  page: ListPage
  prefix: string
  delimiter: string
  maxKeys: number
  write: Writer
  encoding: string | undefined
}

const owner = (accountId: string): string => group('Owner', tag('ID', accountId), tag('DisplayName', accountId))

function contents(info: ObjectInfo, write: Writer, ownerXml: string): string {
  return group(
    'Contents',
    tag('Key', write(info.key)),
    tag('LastModified', info.lastModified.toISOString()),
    tag('ETag', `"${info.etag}"`),
    tag('ChecksumAlgorithm', info.checksum?.algorithm),
    tag('ChecksumType', info.checksum?.type),
    tag('Size', info.size),
    tag('StorageClass', 'STANDARD'),
    ownerXml,
  )
}

/** The page that both versions of the operation ask for, or what is wrong with the question. */
function pageOf(request: S3Request, objects: Parameters<Operation>[1], after: string) {
  const { query, bucket, caller } = request
  const maxKeys = numberOf(query.get('max-keys'), MAX_KEYS, MAX_KEYS)
  if (maxKeys === undefined) return fail('InvalidArgument', 'Provided max-keys not an integer or within integer range')
  const encoding = query.get('encoding-type')
  if (encoding !== undefined && encoding !== 'url')
    return fail('InvalidArgument', 'Invalid Encoding Method specified in Request')
  const prefix = query.get('prefix') ?? ''
  const delimiter = query.get('delimiter') ?? ''
  const { accountId } = caller.accessKey
  const found = objects.list({ accountId, bucket, prefix, delimiter, after, limit: maxKeys })
  if (!found.ok) return failed(found)
  const write: Writer = encoding === 'url' ? key => encodeText(key, true) : key => key
  return { ok: true as const, listing: { page: found.value, prefix, delimiter, maxKeys, write, encoding } }
}

const common = (bucket: string, { page, prefix, delimiter, maxKeys, write, encoding }: Listing): string[] => [
  tag('Name', bucket),
  tag('Prefix', write(prefix)),
  tag('MaxKeys', maxKeys),
  tag('Delimiter', delimiter === '' ? undefined : write(delimiter)),
  tag('EncodingType', encoding),
  tag('IsTruncated', page.next !== undefined),
]

const commonPrefixes = ({ page, write }: Listing): string[] =>
  page.commonPrefixes.map(prefix => group('CommonPrefixes', tag('Prefix', write(prefix))))

export const listObjects: Operation = (request, objects) => {
  const marker = request.query.get('marker') ?? ''
  const found = pageOf(request, objects, marker)
  if (!found.ok) return found
  const { listing } = found
  const { page, write } = listing
  const ownerXml = owner(request.caller.accessKey.accountId)
  return xmlAnswer(
    document(
      'ListBucketResult',
      ...common(request.bucket, listing),
      tag('Marker', write(marker)),
      tag('NextMarker', page.next === undefined ? undefined : write(page.next)),
      ...page.objects.map(info => contents(info, write, ownerXml)),
      ...commonPrefixes(listing),
    ),
  )
}

// Opaque to clients, so that the way of paging may change.
const tokenOf = (after: string): string => Buffer.from(`1${after}`).toString('base64url')

function readToken(token: string): string | undefined {
  const text = Buffer.from(token, 'base64url').toString('utf8')
  return text.startsWith('1') && tokenOf(text.slice(1)) === token ? text.slice(1) : undefined
}

export const listObjectsV2: Operation = (request, objects) => {
  const { query, bucket, caller } = request
  const token = query.get('continuation-token')
  const startAfter = query.get('start-after') ?? ''
  const after = token === undefined ? startAfter : readToken(token)
  if (after === undefined) return fail('InvalidArgument', 'The continuation token provided is incorrect')
  const found = pageOf(request, objects, after)
  if (!found.ok) return found
  const { listing } = found
  const { page, write } = listing
  const ownerXml = query.get('fetch-owner') === 'true' ? owner(caller.accessKey.accountId) : ''
  return xmlAnswer(
    document(
      'ListBucketResult',
      ...common(bucket, listing),
      tag('KeyCount', page.objects.length + page.commonPrefixes.length),
      tag('StartAfter', startAfter === '' ? undefined : write(startAfter)),
      tag('ContinuationToken', token),
      tag('NextContinuationToken', page.next === undefined ? undefined : tokenOf(page.next)),
      ...page.objects.map(info => contents(info, write, ownerXml)),
      ...commonPrefixes(listing),
    ),
  )
}
