import type { FastifyReply } from 'fastify'
import { noteOf } from '../observing/notes.ts'
import type { TaskError } from './lease.ts'

/** Errors of the worker API are `{"error":{"code","message"}}`. Source: contract. */
export function sendApiError(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  noteOf(reply.request.raw).code = code
  return reply.code(status).send({ error: { code, message } })
}

const TASK_ERRORS: Record<TaskError['kind'], readonly [status: number, code: string, message: string]> = {
  unknown: [404, 'unknown', 'There is no such task for you.'],
  leaseLost: [
    409,
    'leaseLost',
    'You no longer hold this task: its time ran out, you gave it back, or others hold every place. It may become free again.',
  ],
  gone: [410, 'gone', 'This task is no longer available.'],
}

export const taskError = (reply: FastifyReply, error: TaskError): FastifyReply =>
  sendApiError(reply, ...TASK_ERRORS[error.kind])
