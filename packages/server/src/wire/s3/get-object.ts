import { checkConditions } from '../../objects/conditions.ts'
import type { ObjectInfo } from '../../objects/object-store.ts'
import { type ByteRange, resolveRange } from '../../objects/range.ts'
import { fail } from './errors.ts'
import { checksumHeaders } from './put-object.ts'
import { askOf, describe } from './read-headers.ts'
import {
  addressOf,
  answer,
  failed,
  header,
  type Operation,
  type Outcome,
  type S3Request,
  xmlAnswer,
} from './request.ts'
import { headerBytes, isHeaderValue } from './safety.ts'
import { document, group, tag } from './xml.ts'

/** Headers that a signed request may choose for its answer. */
const OVERRIDES = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
]

/** The chosen headers; undefined when one of them is no header value. */
function overrides(query: ReadonlyMap<string, string>): Record<string, string> | undefined {
  const chosen: Record<string, string> = {}
  for (const name of OVERRIDES) {
    const value = query.get(`response-${name}`)
    if (value !== undefined) chosen[name] = headerBytes(value)
  }
  return Object.values(chosen).every(isHeaderValue) ? chosen : undefined
}

function metadataHeaders(info: ObjectInfo): Record<string, string> {
  return Object.fromEntries(Object.entries(info.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]))
}

type HeadersResult = { ok: true; headers: Record<string, string> } | Extract<Outcome, { ok: false }>

function answerHeaders(request: S3Request, info: ObjectInfo, range: ByteRange | undefined): HeadersResult {
  const chosen = overrides(request.query)
  if (chosen === undefined)
    return fail('InvalidArgument', 'A response-… parameter holds characters that no header can.')
  // A checksum of the whole would not fit the bytes of a part.
  const isWhole = range === undefined || range.to - range.from + 1 === info.size
  const wantsSum = header(request, 'x-amz-checksum-mode')?.toUpperCase() === 'ENABLED'
  return {
    ok: true,
    headers: {
      ...describe(info, range),
      ...metadataHeaders(info),
      ...(wantsSum && isWhole ? checksumHeaders(info.checksum) : {}),
      ...chosen,
    },
  }
}

const unsupported = ({ query }: S3Request): Outcome | undefined =>
  query.has('partNumber')
    ? fail('NotImplemented', 'Reading a part by its number (partNumber) is not implemented; ask for a Range instead.')
    : undefined

export const getObject: Operation = async (request, objects) => {
  const refused = unsupported(request)
  if (refused !== undefined) return refused
  const opened = await objects.open(addressOf(request), askOf(request.headers))
  if (!opened.ok) return failed(opened)
  const { info, range, body } = opened.value
  const made = answerHeaders(request, info, range)
  if (made.ok) return answer(range === undefined ? 200 : 206, made.headers, body)
  body.destroy()
  return made
}

export const headObject: Operation = async (request, objects) => {
  const refused = unsupported(request)
  if (refused !== undefined) return refused
  const found = await objects.head(addressOf(request))
  if (!found.ok) return failed(found)
  const { range: asked, conditions } = askOf(request.headers)
  const verdict = checkConditions(found.value, conditions)
  if (verdict === 'notModified') return fail('NotModified', 'Not Modified')
  if (verdict === 'preconditionFailed') return fail('PreconditionFailed', 'A pre-condition you specified did not hold')
  const range = asked === undefined ? undefined : resolveRange(asked, found.value.size)
  if (asked !== undefined && range === undefined) return fail('InvalidRange', 'The requested range is not satisfiable')
  const made = answerHeaders(request, found.value, range)
  return made.ok ? answer(range === undefined ? 200 : 206, made.headers) : made
}

export const getObjectAttributes: Operation = async (request, objects) => {
  const found = await objects.head(addressOf(request))
  if (!found.ok) return failed(found)
  const { etag, size, checksum, lastModified } = found.value
  const wanted = new Set((header(request, 'x-amz-object-attributes') ?? '').split(',').map(name => name.trim()))
  const sum =
    checksum === undefined
      ? ''
      : tag(`Checksum${checksum.algorithm}`, checksum.value) + tag('ChecksumType', checksum.type)
  const body = document(
    'GetObjectAttributesResponse',
    wanted.has('ETag') ? tag('ETag', etag) : '',
    wanted.has('Checksum') && sum !== '' ? group('Checksum', sum) : '',
    wanted.has('StorageClass') ? tag('StorageClass', 'STANDARD') : '',
    wanted.has('ObjectSize') ? tag('ObjectSize', size) : '',
  )
  return xmlAnswer(body, { 'last-modified': lastModified.toUTCString() })
}
