import type { IncomingMessage } from 'node:http'
import type { BodyRoom } from './body-room.ts'
import { hearBody } from './direct-request.ts'

/** Nobody needs a minute for a body unless the line is broken, or to keep us busy. S3 uploads are read elsewhere. */
const LONGEST_READ_MS = 60_000

export type BodyProblem = 'tooLarge' | 'tooSlow' | 'noRoom' | 'clientGone'

export type ReadBody = { ok: true; body: Buffer } | { ok: false; problem: BodyProblem }

/**
 * The whole body, exactly as sent: signatures cover bytes. It takes up room until it is given back by whoever got it;
 * of a body that can't be read nothing is kept, and what still comes of it is dropped. The time runs from the first byte;
 * who sends none holds nothing, and is given up with all silent connections.
 *
 * @param limit  bytes
 */
export function readBody(request: IncomingMessage, limit: number, room: BodyRoom): Promise<ReadBody> {
  return new Promise(resolve => {
    const announced = Number(request.headers['content-length'])
    const chunks: Buffer[] = []
    let length = 0
    let isOver = false
    let timer: NodeJS.Timeout | undefined
    const end = (outcome: ReadBody) => {
      isOver = true
      clearTimeout(timer)
      resolve(outcome)
    }
    const complete = () => {
      if (!isOver) end({ ok: true, body: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks) })
    }
    const fail = (problem: BodyProblem) => {
      if (isOver) return
      room.give(length)
      end({ ok: false, problem })
    }
    const take = (chunk: Buffer) => {
      if (isOver) return
      if (length + chunk.length > limit) return fail('tooLarge')
      if (!room.take(chunk.length, length + chunk.length)) return fail('noRoom')
      length += chunk.length
      chunks.push(chunk)
      // Whose length was announced is complete before it ends. Most bodies come in one piece, and a timer for each of
      // them would cost more than reading it.
      if (length === announced) complete()
      else timer ??= setTimeout(() => fail('tooSlow'), LONGEST_READ_MS).unref()
    }
    hearBody(request, { piece: take, end: complete, gone: () => fail('clientGone') })
  })
}
