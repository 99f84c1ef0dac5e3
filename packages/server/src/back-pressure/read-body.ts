import type { IncomingMessage } from 'node:http'
import type { BodyRoom } from './body-room.ts'

/** Nobody needs a minute for a body unless the line is broken, or to keep us busy. S3 uploads are read elsewhere. */
const LONGEST_READ_MS = 60_000

export type BodyProblem = 'tooLarge' | 'tooSlow' | 'noRoom' | 'clientGone'

export type ReadBody = { ok: true; body: Buffer } | { ok: false; problem: BodyProblem }

/**
 * The whole body, exactly as sent: signatures cover bytes. It takes up room until it is given back by whoever got it;
 * of a body that can't be read nothing is kept, and what still comes of it is dropped.
 *
 * @param limit  bytes
 */
export function readBody(request: IncomingMessage, limit: number, room: BodyRoom): Promise<ReadBody> {
  return new Promise(resolve => {
    const chunks: Buffer[] = []
    let length = 0
    const end = (outcome: ReadBody) => {
      clearTimeout(timer)
      request.off('data', onData).off('end', onEnd).off('close', onClose)
      resolve(outcome)
    }
    const fail = (problem: BodyProblem) => {
      room.give(length)
      request.resume()
      end({ ok: false, problem })
    }
    const onData = (chunk: Buffer) => {
      if (length + chunk.length > limit) return fail('tooLarge')
      if (!room.take(chunk.length, length + chunk.length)) return fail('noRoom')
      length += chunk.length
      chunks.push(chunk)
    }
    const onEnd = () => end({ ok: true, body: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks) })
    const onClose = () => fail('clientGone')
    const timer = setTimeout(() => fail('tooSlow'), LONGEST_READ_MS)
    request.on('data', onData).on('end', onEnd).on('close', onClose)
  })
}
