import type { IncomingMessage } from 'node:http'
import type { Span } from '@opentelemetry/api'
import { newId } from '../keys.ts'
import { beginRequestSpan } from './tracing.ts'

/** Whose request it is; `other` are the plain routes and what belongs to nobody. */
export type Api = 'a2i' | 'sagemaker' | 'sts' | 's3' | 'worker' | 'console' | 'content' | 'other'

/** What is known of a request while it is answered. Who finds something out writes it here; metrics and log read it. */
export type RequestNote = {
  /** Shown to the client and written to the log, so that one can be found by the other. */
  readonly id: string
  api: Api
  /** An operation or a route, never a path: there is only a limited number of them. */
  operation: string
  accountId: string | undefined
  /** The error as the client sees it. */
  code: string | undefined
  wasRefused: boolean
  span: Span
}

/** On the request itself: a WeakMap would cost the garbage collector more than the notes do. */
const NOTE = Symbol('note')
type Noted = IncomingMessage & { [NOTE]?: RequestNote }

export function noteOf(request: Noted): RequestNote {
  let note = request[NOTE]
  if (note === undefined) {
    note = {
      id: newId(),
      api: 'other',
      operation: 'none',
      accountId: undefined,
      code: undefined,
      wasRefused: false,
      span: beginRequestSpan(request),
    }
    request[NOTE] = note
  }
  return note
}
