import type { FastifyReply } from 'fastify'
import type { Outcome } from '../operators/outcome.ts'
import { sendApiError } from '../portal/api-errors.ts'
import { REFUSAL_STATUS } from './api-shapes.ts'

/** What an operator's act came to, in the words of the console's API. */
export function answer<T>(reply: FastifyReply, outcome: Outcome<T>, show: (value: T) => object) {
  if (outcome.ok) return show(outcome.value)
  const { kind, message } = outcome.error
  return sendApiError(reply, REFUSAL_STATUS[kind], kind, message)
}

export const staleToken = (reply: FastifyReply): FastifyReply =>
  sendApiError(reply, 422, 'invalid', 'The nextToken is not one of this list; begin again without it.')
