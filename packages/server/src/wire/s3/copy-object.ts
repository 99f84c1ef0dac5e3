import type { Checksum, ChecksumAlgorithm } from '../../objects/checksum.ts'
import { runningChecksum } from '../../objects/checksum.ts'
import type { ObjectAddress, ObjectInfo, ObjectStore, OpenedObject } from '../../objects/object-store.ts'
import { readRange } from '../../objects/range.ts'
import { decodeText, PATH } from '../sigv4/percent.ts'
import { fail } from './errors.ts'
import { conditionsOf } from './read-headers.ts'
import {
  addressOf,
  algorithmNamed,
  failed,
  header,
  metadataOf,
  type Operation,
  type Outcome,
  objectHeaders,
  optional,
  type S3Request,
  writeCondition,
  xmlAnswer,
} from './request.ts'
import { document, tag } from './xml.ts'

type SourceResult = { ok: true; source: ObjectAddress } | Extract<Outcome, { ok: false }>

/** Reads `x-amz-copy-source`: `/bucket/key` or `bucket/key`, percent-encoded, perhaps with `?versionId=null`. */
export function copySource(request: S3Request): SourceResult {
  const given = header(request, 'x-amz-copy-source') ?? ''
  const mark = given.indexOf('?versionId=')
  if (mark >= 0 && given.slice(mark) !== '?versionId=null') {
    return fail('NoSuchVersion', 'The specified version does not exist: buckets here keep no versions.')
  }
  const path = decodeText(mark < 0 ? given : given.slice(0, mark), PATH)?.replace(/^\//, '') ?? ''
  const slash = path.indexOf('/')
  if (slash < 1 || slash === path.length - 1) {
    return fail('InvalidArgument', 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey')
  }
  const { accountId } = request.caller.accessKey
  return { ok: true, source: { accountId, bucket: path.slice(0, slash), key: path.slice(slash + 1) } }
}

/** Opens what is to be copied, under the copy's own conditions. On a copy "not modified" is a failure too. */
export async function openSource(request: S3Request, objects: ObjectStore, source: ObjectAddress) {
  const asked = header(request, 'x-amz-copy-source-range')
  const range = readRange(asked)
  if (asked !== undefined && range === undefined) {
    return fail('InvalidArgument', 'The x-amz-copy-source-range value must be of the form bytes=first-last')
  }
  const conditions = conditionsOf(request.headers, 'x-amz-copy-source-')
  const opened = await objects.open(source, { conditions, ...optional('range', range) })
  if (opened.ok) return { ok: true as const, opened: opened.value }
  if (opened.error.kind !== 'notModified') return failed(opened)
  return fail('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold')
}

/** The body with a checksum computed as it passes, when one is wanted; else the source's own, if it still holds. */
export function summed(
  { body, info, range }: OpenedObject,
  algorithm: ChecksumAlgorithm | undefined,
): { body: AsyncIterable<Uint8Array>; checksum: () => Checksum | undefined } {
  if (algorithm === undefined) {
    const kept = range === undefined && info.checksum?.type === 'FULL_OBJECT' ? info.checksum : undefined
    return { body, checksum: () => kept }
  }
  const sum = runningChecksum(algorithm)
  async function* passing(): AsyncGenerator<Uint8Array> {
    for await (const piece of body) {
      sum.update(piece as Uint8Array)
      yield piece as Uint8Array
    }
  }
  return { body: passing(), checksum: () => ({ algorithm, type: 'FULL_OBJECT', value: sum.base64() }) }
}

const isSamePlace = (a: ObjectAddress, b: ObjectAddress): boolean => a.bucket === b.bucket && a.key === b.key

/** Headers and metadata of the copy: the source's, or new ones. */
function describedBy(request: S3Request, info: ObjectInfo) {
  const isReplaced = header(request, 'x-amz-metadata-directive')?.toUpperCase() === 'REPLACE'
  if (!isReplaced) return { headers: info.headers, metadata: info.metadata, isReplaced }
  return { headers: objectHeaders(request.headers), metadata: metadataOf(request.headers), isReplaced }
}

export const copyXml = (root: string, result: { etag: string; lastModified: Date; checksum?: Checksum }): string =>
  document(
    root,
    tag('LastModified', result.lastModified.toISOString()),
    tag('ETag', `"${result.etag}"`),
    result.checksum === undefined ? '' : tag(`Checksum${result.checksum.algorithm}`, result.checksum.value),
    tag('ChecksumType', result.checksum?.type),
  )

export const copyObject: Operation = async (request, objects) => {
  const named = copySource(request)
  if (!named.ok) return named
  const target = addressOf(request)
  const found = await openSource(request, objects, named.source)
  if (!found.ok) return found
  const { headers, metadata, isReplaced } = describedBy(request, found.opened.info)
  if (isSamePlace(named.source, target) && !isReplaced) {
    found.opened.body.destroy()
    const message =
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata."
    return fail('InvalidRequest', message)
  }
  const { body, checksum } = summed(found.opened, algorithmNamed(header(request, 'x-amz-checksum-algorithm')))
  const onlyIf = optional('onlyIf', writeCondition(request))
  const put = await objects.putStream({ ...target, body, checksum, headers, metadata, ...onlyIf })
  if (put.ok) return xmlAnswer(copyXml('CopyObjectResult', put.value))
  found.opened.body.destroy()
  return failed(put)
}
