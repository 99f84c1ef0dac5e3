import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Addresses } from './addresses.ts'
import { afterAnswer } from './back-pressure/after-answer.ts'
import type { BackPressure } from './back-pressure/back-pressure.ts'
import { type BodyProblem, readBody } from './back-pressure/read-body.ts'
import { noteOf } from './observing/notes.ts'
import { sendProblem } from './problems.ts'

/** Large segmentation masks must pass. Source: crowd-elements 2.7. */
const MAX_ANSWER = 32 * 1024 * 1024
/** By then the work of now is done. */
const RETRY_AFTER_SECONDS = 1
const BUSY = [503, 'busy', 'The service has more to do than it can right now; try again in a moment.'] as const

declare module 'fastify' {
  interface FastifyRequest {
    response: ServerResponse
  }
  interface FastifyContextConfig {
    /** An answer that waits for news: it does nothing meanwhile, and takes no place from those who do. */
    staysOpen?: boolean
  }
}

/**
 * Keeps portal and console within the bounds of the service: beyond them requests are answered 503 with `Retry-After`
 * before anything is done for them. A request gets its place when its body is there, and gives everything back when its
 * answer is out.
 */
export function withinBounds(app: FastifyInstance, { room, browsers }: BackPressure, addresses: Addresses): void {
  app.decorateRequest('response')
  app.addHook('onRequest', async (request, reply) => {
    request.response = reply.raw
    const note = noteOf(request.raw)
    note.api = /^\/console(?:[/?]|$)/.test(request.url) ? 'console' : 'worker'
    note.operation = `${request.method} ${request.routeOptions.url ?? 'none'}`
    reply.header('x-request-id', note.id)
    if (browsers.isFull) return busy(request, reply, addresses)
  })
  app.addContentTypeParser('*', async (request: FastifyRequest, payload: FastifyRequest['raw']) => {
    const read = await readBody(payload, MAX_ANSWER, room)
    if (!read.ok) throw unread(read.problem)
    const { length } = read.body
    const leaveTurn = await browsers.turn(length)
    afterAnswer(request.response, () => {
      room.give(length)
      leaveTurn()
    })
    return readJson(read.body.toString('utf8'))
  })
  app.addHook('preValidation', async (request, reply) => {
    if (request.routeOptions.config.staysOpen) return
    if (!browsers.enter()) return busy(request, reply, addresses)
    afterAnswer(reply.raw, () => browsers.leave())
  })
}

export function busy(request: FastifyRequest, reply: FastifyReply, addresses: Addresses): FastifyReply {
  noteOf(request.raw).wasRefused = true
  return sendProblem(request, reply.header('retry-after', RETRY_AFTER_SECONDS), addresses, BUSY)
}

const PROBLEMS: Record<BodyProblem, readonly [status: number, message: string]> = {
  tooLarge: [413, `The body is larger than ${MAX_ANSWER} bytes.`],
  tooSlow: [408, 'The body did not arrive in time; send the request again.'],
  noRoom: [503, BUSY[2]],
  clientGone: [408, 'The body did not arrive.'],
}

const unread = (problem: BodyProblem): Error =>
  Object.assign(new Error(PROBLEMS[problem][1]), { statusCode: PROBLEMS[problem][0] })

/** Scripts send no body, an empty one, or JSON under any name; the sign-in form sends nothing that matters. */
function readJson(body: string): unknown {
  if (body === '') return undefined
  try {
    return JSON.parse(body)
  } catch {
    throw Object.assign(new Error('The body is not valid JSON.'), { statusCode: 422 })
  }
}
