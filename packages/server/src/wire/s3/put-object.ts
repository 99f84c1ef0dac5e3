import type { Checksum } from '../../objects/checksum.ts'
import {
  addressOf,
  answer,
  failed,
  metadataOf,
  type Operation,
  objectHeaders,
  optional,
  payloadOf,
  writeCondition,
} from './request.ts'

/** The checksum headers of an answer. */
export const checksumHeaders = (checksum: Checksum | undefined): Record<string, string> =>
  checksum === undefined
    ? {}
    : { [`x-amz-checksum-${checksum.algorithm.toLowerCase()}`]: checksum.value, 'x-amz-checksum-type': checksum.type }

export const putObject: Operation = async (request, objects) => {
  const read = payloadOf(request)
  if (!read.ok) return read
  const { body, checksum } = read.payload
  const put = await objects.putStream({
    ...addressOf(request),
    body,
    checksum,
    headers: objectHeaders(request.headers),
    metadata: metadataOf(request.headers),
    ...optional('onlyIf', writeCondition(request)),
  })
  return put.ok ? answer(200, { etag: `"${put.value.etag}"`, ...checksumHeaders(put.value.checksum) }) : failed(put)
}
