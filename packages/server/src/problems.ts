import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Addresses } from './addresses.ts'
import { noteOf } from './observing/notes.ts'
import { sendApiError } from './portal/api-errors.ts'
import { messagesOf } from './sign-in/messages/messages.ts'
import { problemPage, sendPage } from './sign-in/pages.ts'

export type Problem = readonly [status: number, code: string, message: string]

/** Says what is wrong: a page for a person who opened an address, else the JSON of the API behind the pages. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  addresses: Addresses,
  [status, code, message]: Problem,
): FastifyReply {
  if (!isPerson(request)) return sendApiError(reply, status, code, message)
  noteOf(request.raw).code = code
  const audience = /^\/console(?:[/?]|$)/.test(request.url) ? 'console' : 'worker'
  const messages = messagesOf(audience, request.headers['accept-language'])
  return sendPage(
    reply,
    addresses,
    problemPage(status, request.id, messages, `${addresses.prefix}/${audience}/`),
    status,
  )
}

/** Programs, and the scripts of our pages, ask for anything. */
const isPerson = ({ headers, url }: FastifyRequest): boolean =>
  (headers.accept?.includes('text/html') ?? false) && !/^\/(?:worker|console)\/api\//.test(url)
