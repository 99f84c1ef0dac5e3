import type { IncomingHttpHeaders } from 'node:http'
import type { Conditions } from '../../objects/conditions.ts'
import type { ObjectInfo } from '../../objects/object-store.ts'
import { type ByteRange, type RangeRequest, readRange } from '../../objects/range.ts'
import { bareTag, optional } from './request.ts'
import { safetyHeaders } from './safety.ts'

const tagsOf = (text: string | undefined): string[] | undefined => text?.split(',').map(bareTag)

/** An HTTP date; one that cannot be read counts as absent. */
function dateOf(text: string | undefined): Date | undefined {
  const ms = text === undefined ? Number.NaN : Date.parse(text)
  return Number.isNaN(ms) ? undefined : new Date(ms)
}

/** @param prefix  '' for a read, `x-amz-copy-source-` for the source of a copy */
export function conditionsOf(headers: IncomingHttpHeaders, prefix = ''): Conditions {
  const text = (name: string): string | undefined => headers[`${prefix}${name}`] as string | undefined
  return {
    ...optional('ifMatch', tagsOf(text('if-match'))),
    ...optional('ifNoneMatch', tagsOf(text('if-none-match'))),
    ...optional('ifModifiedSince', dateOf(text('if-modified-since'))),
    ...optional('ifUnmodifiedSince', dateOf(text('if-unmodified-since'))),
  }
}

/** What a read asks for: a range and conditions. */
export const askOf = (headers: IncomingHttpHeaders): { range?: RangeRequest; conditions: Conditions } => ({
  conditions: conditionsOf(headers),
  ...optional('range', readRange(headers.range)),
})

const definedOnly = (headers: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined))

/** The headers that describe an object, or the part of it that is sent. */
export function describe(info: ObjectInfo, range: ByteRange | undefined): Record<string, string> {
  const { headers } = info
  const length = range === undefined ? info.size : range.to - range.from + 1
  return definedOnly({
    'accept-ranges': 'bytes',
    'content-length': String(length),
    'content-range': range === undefined ? undefined : `bytes ${range.from}-${range.to}/${info.size}`,
    'content-type': headers.contentType,
    'cache-control': headers.cacheControl,
    'content-disposition': headers.contentDisposition,
    'content-encoding': headers.contentEncoding,
    'content-language': headers.contentLanguage,
    expires: headers.expires,
    etag: `"${info.etag}"`,
    'last-modified': info.lastModified.toUTCString(),
    ...safetyHeaders(headers.contentType),
  })
}
