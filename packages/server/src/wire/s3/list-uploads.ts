import type { Upload, UploadPart } from '../../objects/object-store.ts'
import { encodeText } from '../sigv4/percent.ts'
import { fail } from './errors.ts'
import { uploadAddress } from './multipart-upload.ts'
import { failed, numberOf, type Operation, xmlAnswer } from './request.ts'
import { document, group, tag } from './xml.ts'

const MAX_PARTS = 1000

const partXml = (part: UploadPart): string =>
  group(
    'Part',
    tag('PartNumber', part.number),
    tag('LastModified', part.lastModified.toISOString()),
    tag('ETag', `"${part.etag}"`),
    tag('Size', part.size),
    part.checksum === undefined ? '' : tag(`Checksum${part.checksum.algorithm}`, part.checksum.value),
  )

const people = (accountId: string): string =>
  ['Initiator', 'Owner'].map(role => group(role, tag('ID', accountId), tag('DisplayName', accountId))).join('')

export const listParts: Operation = (request, objects) => {
  const { query } = request
  const maxParts = numberOf(query.get('max-parts'), MAX_PARTS, MAX_PARTS)
  const after = numberOf(query.get('part-number-marker'), 0, 10_000)
  if (maxParts === undefined || after === undefined)
    return fail('InvalidArgument', 'max-parts and part-number-marker must be numbers')
  const address = uploadAddress(request)
  const upload = objects.upload(address)
  if (!upload.ok) return failed(upload)
  const found = objects.parts(address, after, maxParts)
  if (!found.ok) return failed(found)
  const { parts, next } = found.value
  return xmlAnswer(
    document(
      'ListPartsResult',
      tag('Bucket', request.bucket),
      tag('Key', request.key),
      tag('UploadId', address.uploadId),
      tag('PartNumberMarker', after),
      tag('NextPartNumberMarker', next),
      tag('MaxParts', maxParts),
      tag('IsTruncated', next !== undefined),
      tag('StorageClass', 'STANDARD'),
      tag('ChecksumAlgorithm', upload.value.checksumAlgorithm),
      tag('ChecksumType', upload.value.checksumType),
      people(address.accountId),
      ...parts.map(partXml),
    ),
  )
}

const MAX_UPLOADS = 1000

const uploadXml = (upload: Upload, accountId: string, write: (key: string) => string): string =>
  group(
    'Upload',
    tag('Key', write(upload.key)),
    tag('UploadId', upload.id),
    tag('Initiated', upload.startedAt.toISOString()),
    tag('StorageClass', 'STANDARD'),
    tag('ChecksumAlgorithm', upload.checksumAlgorithm),
    tag('ChecksumType', upload.checksumType),
    people(accountId),
  )

/** Uploads behind the markers: by key, and within a key by the order in which they were begun. */
function behind(uploads: Upload[], keyMarker: string, idMarker: string): Upload[] {
  if (keyMarker === '') return uploads
  const at = uploads.findIndex(({ key, id }) => key === keyMarker && id === idMarker)
  if (at >= 0) return uploads.slice(at + 1)
  return uploads.filter(({ key }) => Buffer.compare(Buffer.from(key), Buffer.from(keyMarker)) > 0)
}

export const listMultipartUploads: Operation = (request, objects) => {
  const { query, bucket, caller } = request
  const { accountId } = caller.accessKey
  const maxUploads = numberOf(query.get('max-uploads'), MAX_UPLOADS, MAX_UPLOADS)
  if (maxUploads === undefined) return fail('InvalidArgument', 'max-uploads must be a number')
  const prefix = query.get('prefix') ?? ''
  const found = objects.uploads(accountId, bucket, prefix)
  if (!found.ok) return failed(found)
  const keyMarker = query.get('key-marker') ?? ''
  const idMarker = query.get('upload-id-marker') ?? ''
  const left = behind(found.value, keyMarker, idMarker)
  const page = left.slice(0, maxUploads)
  const isTruncated = left.length > page.length
  const encoding = query.get('encoding-type') === 'url' ? 'url' : undefined
  const write = (key: string): string => (encoding === undefined ? key : encodeText(key, true))
  const last = isTruncated ? page.at(-1) : undefined
  return xmlAnswer(
    document(
      'ListMultipartUploadsResult',
      tag('Bucket', bucket),
      tag('KeyMarker', write(keyMarker)),
      tag('UploadIdMarker', idMarker),
      tag('NextKeyMarker', last === undefined ? undefined : write(last.key)),
      tag('NextUploadIdMarker', last?.id),
      tag('Prefix', write(prefix)),
      tag('EncodingType', encoding),
      tag('MaxUploads', maxUploads),
      tag('IsTruncated', isTruncated),
      ...page.map(upload => uploadXml(upload, accountId, write)),
    ),
  )
}
