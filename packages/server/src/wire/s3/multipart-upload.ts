import { CHECKSUM_ALGORITHMS, type Checksum, defaultType, isTypeOf } from '../../objects/checksum.ts'
import type { CompletedPart } from '../../objects/object-store.ts'
import { encodeText } from '../sigv4/percent.ts'
import { copySource, copyXml, openSource, summed } from './copy-object.ts'
import { fail } from './errors.ts'
import { checksumHeaders } from './put-object.ts'
import {
  addressOf,
  algorithmNamed,
  answer,
  bareTag,
  failed,
  header,
  metadataOf,
  type Operation,
  objectHeaders,
  optional,
  payloadOf,
  readXml,
  type S3Request,
  withoutSums,
  writeCondition,
  xmlAnswer,
} from './request.ts'
import { childrenOf, document, type Element, tag, textOf } from './xml.ts'

export const uploadAddress = (request: S3Request) => ({
  ...addressOf(request),
  uploadId: request.query.get('uploadId') ?? '',
})

export const createMultipartUpload: Operation = async (request, objects) => {
  const named = header(request, 'x-amz-checksum-algorithm')
  const algorithm = algorithmNamed(named)
  if (named !== undefined && algorithm === undefined) {
    return fail(
      'InvalidRequest',
      `Checksum algorithm provided is unsupported: use one of ${CHECKSUM_ALGORITHMS.join(', ')}.`,
    )
  }
  const asked = header(request, 'x-amz-checksum-type')?.toUpperCase()
  const type = algorithm === undefined ? undefined : ((asked ?? defaultType(algorithm)) as Checksum['type'])
  if (algorithm !== undefined && !isTypeOf(type!, algorithm)) {
    return fail('InvalidRequest', `The ${type} checksum type cannot be used with the ${algorithm} checksum algorithm.`)
  }
  const created = await objects.createUpload({
    ...addressOf(request),
    headers: objectHeaders(request.headers),
    metadata: metadataOf(request.headers),
    ...optional('checksumAlgorithm', algorithm),
    ...optional('checksumType', type),
  })
  if (!created.ok) return failed(created)
  const { bucket, key, id } = created.value
  const sums =
    algorithm === undefined ? {} : { 'x-amz-checksum-algorithm': algorithm, 'x-amz-checksum-type': String(type) }
  const body = document('InitiateMultipartUploadResult', tag('Bucket', bucket), tag('Key', key), tag('UploadId', id))
  return xmlAnswer(body, sums)
}

const partNumber = ({ query }: S3Request): number => Number(query.get('partNumber'))

export const uploadPart: Operation = async (request, objects) => {
  const address = uploadAddress(request)
  const upload = objects.upload(address)
  if (!upload.ok) return failed(upload)
  const read = payloadOf(request, upload.value.checksumAlgorithm)
  if (!read.ok) return read
  const { body, checksum } = read.payload
  const put = await objects.putPart({ ...address, number: partNumber(request), body, checksum })
  if (!put.ok) return failed(put)
  const { 'x-amz-checksum-type': _, ...sums } = checksumHeaders(put.value.checksum)
  return answer(200, { etag: `"${put.value.etag}"`, ...sums })
}

export const uploadPartCopy: Operation = async (request, objects) => {
  const address = uploadAddress(request)
  const upload = objects.upload(address)
  if (!upload.ok) return failed(upload)
  const named = copySource(request)
  if (!named.ok) return named
  const found = await openSource(request, objects, named.source)
  if (!found.ok) return found
  const { body, checksum } = summed(found.opened, upload.value.checksumAlgorithm)
  const put = await objects.putPart({ ...address, number: partNumber(request), body, checksum })
  if (put.ok) return xmlAnswer(copyXml('CopyPartResult', put.value))
  found.opened.body.destroy()
  return failed(put)
}

const MAX_COMPLETE_BYTES = 2 * 1024 * 1024

function readPart(element: Element): CompletedPart | undefined {
  const number = textOf(element, 'PartNumber') ?? ''
  const etag = textOf(element, 'ETag')
  if (!/^\d{1,5}$/.test(number) || etag === undefined) return undefined
  const checksum = CHECKSUM_ALGORITHMS.map(algorithm => textOf(element, `Checksum${algorithm}`)).find(
    sum => sum !== undefined,
  )
  return { number: Number(number), etag: bareTag(etag), ...optional('checksum', checksum) }
}

export const completeMultipartUpload: Operation = async (request, objects) => {
  const read = await readXml(
    { ...request, headers: withoutSums(request.headers) },
    'CompleteMultipartUpload',
    MAX_COMPLETE_BYTES,
  )
  if (!read.ok) return read
  const parts = childrenOf(read.element, 'Part').map(readPart)
  if (parts.length === 0 || parts.includes(undefined)) {
    return fail('MalformedXML', 'CompleteMultipartUpload needs at least one Part, each with PartNumber and ETag.')
  }
  const sum = CHECKSUM_ALGORITHMS.map(name => header(request, `x-amz-checksum-${name.toLowerCase()}`)).find(Boolean)
  const completed = await objects.completeUpload({
    ...uploadAddress(request),
    parts: parts as CompletedPart[],
    ...optional('checksum', sum),
    ...optional('onlyIf', writeCondition(request)),
  })
  if (!completed.ok) return failed(completed)
  const { etag, checksum } = completed.value
  return xmlAnswer(
    document(
      'CompleteMultipartUploadResult',
      tag('Location', `${request.origin}/${encodeText(request.bucket)}/${encodeText(request.key, true)}`),
      tag('Bucket', request.bucket),
      tag('Key', request.key),
      tag('ETag', `"${etag}"`),
      checksum === undefined ? '' : tag(`Checksum${checksum.algorithm}`, checksum.value),
      tag('ChecksumType', checksum?.type),
    ),
  )
}

export const abortMultipartUpload: Operation = async (request, objects) => {
  const aborted = await objects.abortUpload(uploadAddress(request))
  return aborted.ok ? answer(204) : failed(aborted)
}
