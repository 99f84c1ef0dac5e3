import type { IncomingMessage, ServerResponse } from 'node:http'
import { SpanStatusCode } from '@opentelemetry/api'
import type { Logger } from 'pino'
import { refusedRequests, requestSeconds, requestsInFlight } from './metrics.ts'
import { noteOf, type RequestNote } from './notes.ts'

type Outcome = 'ok' | 'refused' | 'clientError' | 'fault' | 'gone'

/**
 * Counts, times and traces a request from its head to the end of its answer, and logs it at level `debug`.
 *
 * @returns to be called at that end
 */
export function observeRequest(request: IncomingMessage, response: ServerResponse, log: Logger): () => void {
  const begunAt = performance.now()
  const note = noteOf(request)
  requestsInFlight.count++
  return () => {
    const durationMs = performance.now() - begunAt
    const outcome = outcomeOf(response, note)
    const { api, operation } = note
    requestsInFlight.count--
    requestSeconds.observe({ api, operation, outcome }, durationMs / 1000)
    if (outcome === 'refused') refusedRequests.inc({ api })
    endSpan(note, response, outcome)
    // Built only when somebody reads it: this is the hottest line of the service.
    if (log.isLevelEnabled('debug')) log.debug(lineOf(note, response, outcome, durationMs), 'request')
  }
}

function outcomeOf(response: ServerResponse, note: RequestNote): Outcome {
  if (note.wasRefused) return 'refused'
  if (!response.writableFinished) return 'gone'
  if (response.statusCode >= 500) return 'fault'
  return response.statusCode >= 400 ? 'clientError' : 'ok'
}

/** Neither path nor query: they may hold sign-in links, signatures and names. */
const lineOf = (note: RequestNote, response: ServerResponse, outcome: Outcome, durationMs: number) => ({
  requestId: note.id,
  api: note.api,
  operation: note.operation,
  outcome,
  status: response.statusCode,
  code: note.code,
  accountId: note.accountId,
  durationMs: Math.round(durationMs * 10) / 10,
})

function endSpan(note: RequestNote, response: ServerResponse, outcome: Outcome): void {
  const { span } = note
  if (!span.isRecording()) return
  span.updateName(note.operation)
  span.setAttributes({
    'http.response.status_code': response.statusCode,
    'handloop.api': note.api,
    'handloop.operation': note.operation,
    'handloop.outcome': outcome,
    'handloop.request_id': note.id,
    ...(note.accountId !== undefined && { 'handloop.account_id': note.accountId }),
    ...(note.code !== undefined && { 'error.type': note.code }),
  })
  if (outcome === 'fault') span.setStatus({ code: SpanStatusCode.ERROR })
  span.end()
}
