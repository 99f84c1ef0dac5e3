import type { IncomingMessage } from 'node:http'

export class BodyTooLarge extends Error {}

/** The largest request body of the JSON protocols: 3 MiB of input content, every character escaped. */
export const MAX_JSON_BODY = 20 * 1024 * 1024

/**
 * The whole body, exactly as sent: signatures cover bytes.
 *
 * @throws BodyTooLarge past the limit; what has arrived by then is dropped
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > limit) {
        request.removeAllListeners('data')
        request.resume()
        reject(new BodyTooLarge(`the body is larger than ${limit} bytes`))
      } else chunks.push(chunk)
    })
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)))
    request.on('error', reject)
  })
}
