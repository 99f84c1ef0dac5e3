import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import { type ChecksumAlgorithm, isChecksumAlgorithm } from '../../objects/checksum.ts'
import type { ObjectAddress, ObjectHeaders, ObjectStore, Result } from '../../objects/object-store.ts'
import type { Caller } from './authenticate.ts'
import { fail, ofObjects, type S3Error } from './errors.ts'
import { type Payload, readPayload } from './payload.ts'
import { type Element, parseXml } from './xml.ts'

/** A request that was understood and whose caller is known. */
export type S3Request = {
  method: string
  bucket: string
  key: string
  query: ReadonlyMap<string, string>
  /** Header names lower case. `x-amz-…` parameters of a presigned URL stand here too: presigners move headers there. */
  headers: IncomingHttpHeaders
  /** The body's bytes as they come in; breaking off does not break the connection. */
  source: AsyncIterable<Uint8Array>
  caller: Caller
  /** The public base URL, for answers that name an address. */
  origin: string
}

export type Answer = { status: number; headers?: Record<string, string>; body?: string | Readable }
export type Outcome = { ok: true; answer: Answer } | { ok: false; error: S3Error }
export type Operation = (request: S3Request, objects: ObjectStore) => Outcome | Promise<Outcome>

export const answer = (status: number, headers: Record<string, string> = {}, body?: string | Readable): Outcome => ({
  ok: true,
  answer: body === undefined ? { status, headers } : { status, headers, body },
})

export const xmlAnswer = (body: string, headers: Record<string, string> = {}): Outcome =>
  answer(200, { 'content-type': 'application/xml', ...headers }, body)

/** An error of the store in S3's words. */
export const failed = (result: Exclude<Result<unknown>, { ok: true }>): { ok: false; error: S3Error } => ({
  ok: false,
  error: ofObjects(result.error),
})

export const addressOf = (request: S3Request): ObjectAddress => ({
  accountId: request.caller.accessKey.accountId,
  bucket: request.bucket,
  key: request.key,
})

/** A header's value; undefined when it is absent. */
export function header(request: Pick<S3Request, 'headers'>, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** In CompleteMultipartUpload checksum headers speak of the finished object and not of the body of the request. */
export function withoutSums(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('x-amz-checksum-')))
}

export const payloadOf = (request: S3Request, compute?: ChecksumAlgorithm) =>
  readPayload(request.source, request.headers, request.caller.verified, compute)

/** Reads a small XML body whole, checked like any other. */
export async function readXml(
  request: S3Request,
  root: string,
  maxBytes: number,
): Promise<{ ok: true; element: Element } | { ok: false; error: S3Error }> {
  const read = payloadOf(request)
  if (!read.ok) return read
  if (read.payload.length > maxBytes)
    return fail('EntityTooLarge', `The request body may have ${maxBytes} bytes at most.`)
  const element = parseXml((await bytesOf(read.payload)).toString('utf8'))
  if (element?.name === root) return { ok: true, element }
  return fail(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  )
}

async function bytesOf({ body }: Payload): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of body) pieces.push(piece)
  return Buffer.concat(pieces)
}

const DEFAULT_TYPE = 'binary/octet-stream'

/** The headers that an object keeps, out of the request that brings it. */
export function objectHeaders(headers: IncomingHttpHeaders): ObjectHeaders {
  const text = (name: string): string | undefined => headers[name] as string | undefined
  // `aws-chunked` describes the transfer, not the object.
  const encodings = (text('content-encoding') ?? '').split(',').map(part => part.trim())
  const encoding = encodings.filter(part => part !== '' && part !== 'aws-chunked').join(', ')
  return {
    contentType: text('content-type') || DEFAULT_TYPE,
    ...optional('cacheControl', text('cache-control')),
    ...optional('contentDisposition', text('content-disposition')),
    ...optional('contentEncoding', encoding === '' ? undefined : encoding),
    ...optional('contentLanguage', text('content-language')),
    ...optional('expires', text('expires')),
  }
}

/** `{ [name]: value }`, or nothing when there is no value. */
export const optional = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [key in Name]?: Value }

const META = 'x-amz-meta-'

export function metadataOf(headers: IncomingHttpHeaders): Record<string, string> {
  const metadata: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith(META) && value !== undefined) metadata[name.slice(META.length)] = String(value)
  }
  return metadata
}

/** `"tag"`, `W/"tag"` or a bare tag, without the quotes. */
export const bareTag = (tag: string): string => tag.trim().replace(/^W\//, '').replaceAll('"', '')

/** The condition of a write. */
export function writeCondition(request: S3Request): { absent: true } | { etag: string } | undefined {
  if (header(request, 'if-none-match')?.trim() === '*') return { absent: true }
  const match = header(request, 'if-match')
  return match === undefined ? undefined : { etag: bareTag(match) }
}

/** A whole number in a query parameter, capped; undefined when it is none. */
export function numberOf(text: string | undefined, absent: number, most: number): number | undefined {
  if (text === undefined || text === '') return absent
  return /^\d{1,10}$/.test(text) ? Math.min(Number(text), most) : undefined
}

export function algorithmNamed(text: string | undefined): ChecksumAlgorithm | undefined {
  const name = (text ?? '').toUpperCase()
  return isChecksumAlgorithm(name) ? name : undefined
}
