import type { IncomingMessage, ServerResponse } from 'node:http'
import { isLarge } from '../back-pressure/intake.ts'
import type { BodyProblem } from '../back-pressure/read-body.ts'
import { arn } from '../human-loop/naming.ts'
import { noteOf } from '../observing/notes.ts'
import { LOOP_ARN } from '../observing/tracing.ts'
import type { Services } from '../services.ts'
import type { Authenticator } from './authenticate.ts'
import type { ServiceError, WireError } from './errors.ts'
import type { Answer, Operation, Caller as Signer } from './operation.ts'
import { UnreadableInput, validationMessage } from './validation.ts'

/** What a protocol brings to a call: how a request is read and how answers and errors are written. */
export type Protocol = {
  errors: Record<ServiceError['kind'], WireError>
  contentType: string
  /** @throws UnreadableInput */
  input: (operation: Operation, request: IncomingMessage, body: Buffer) => unknown
  encode: (output: unknown) => string
}

export type Caller = { authenticator: Authenticator; services: Services }

/** The largest request body of the JSON protocols: 3 MiB of input content, every character escaped. */
const MAX_JSON_BODY = 20 * 1024 * 1024

/** The one way every operation is called: authenticate, read, check, run, answer. Source: spec 11-38. */
export async function call(
  operation: Operation | undefined,
  protocol: Protocol,
  request: IncomingMessage,
  response: ServerResponse,
  caller: Caller,
): Promise<void> {
  const note = noteOf(request)
  note.operation = operation?.name ?? 'unknown'
  const { backPressure } = caller.services
  const taken = await backPressure.calls.take(request, MAX_JSON_BODY, body =>
    outcomeOf(operation, protocol, request, body, caller),
  )
  const answer = taken.ok ? taken.value : unread(taken.problem)
  if (answer.ok) return send(response, note.id, 200, protocol.contentType, {}, protocol.encode(answer.output))
  const { kind, message } = answer.error
  const [status, code] = protocol.errors[kind]
  note.code = code
  note.wasRefused = kind === 'throttled'
  // Nothing sensible can follow on a connection whose request never came to its end.
  const closing = kind === 'tooSlow' ? { connection: 'close' } : {}
  // Some clients tell the error by the header, some by the member.
  const body = JSON.stringify({ __type: code, Message: message })
  send(response, note.id, status, protocol.contentType, { 'x-amzn-errortype': code, ...closing }, body)
}

/** What became of the body instead of being read, in words for the caller. */
function unread(problem: BodyProblem): Answer<never> {
  switch (problem) {
    case 'tooLarge':
      return refused('validation', `The request is too large: the body is larger than ${MAX_JSON_BODY} bytes.`)
    case 'noRoom':
      return refused('throttled', 'The service has more to do than it can right now; send the request again.')
    default:
      return refused('tooSlow', 'The body did not arrive in time; send the request again.')
  }
}

/** What comes of a call whose body is there. */
async function outcomeOf(
  operation: Operation | undefined,
  protocol: Protocol,
  request: IncomingMessage,
  body: Buffer,
  { authenticator, services }: Caller,
): Promise<Answer<unknown>> {
  try {
    const who = await authenticator.authenticate(request, body, 'sagemaker')
    if (!who.ok) return who
    const { accountId } = who.caller
    noteOf(request).accountId = accountId
    if (!services.backPressure.rates.take(accountId)) return refused('throttled', tooOften(accountId))
    if (operation === undefined) return refused('unknownOperation', unknown(request))
    if (isLarge(body.length)) await pause()
    const input = protocol.input(operation, request, body)
    const found = operation.validate(input)
    if (found.length > 0) return refused('validation', validationMessage(found))
    if (isLarge(body.length)) await pause()
    traceLoop(request, input, who.caller)
    return await operation.run(input as never, who.caller, services)
  } catch (error) {
    return failure(error, operation, request, services)
  }
}

const tooOften = (accountId: string): string =>
  `The account ${accountId} sends more requests a second than it may; send this one again.`

/** What is thrown is a defect: its detail goes to the log, the caller gets the id under which it is found there. */
function failure(
  error: unknown,
  operation: Operation | undefined,
  request: IncomingMessage,
  { log }: Services,
): Answer<never> {
  if (error instanceof UnreadableInput) return refused('unreadable', error.message)
  const requestId = noteOf(request).id
  log.error({ requestId, operation: operation?.name, err: error }, 'operation failed')
  return refused('internal', `An internal error occurred. Request id: ${requestId}`)
}

/**
 * Lets others have a go between two steps that each take milliseconds. Three rounds of the event loop: requests that
 * have arrived meanwhile are read in the second, and what they write is committed before the third ends.
 */
async function pause(): Promise<void> {
  for (let round = 0; round < 3; round++) await new Promise(resolve => setImmediate(resolve))
}

/** Whichever operation it is: the member that names a loop is always called the same. */
function traceLoop(request: IncomingMessage, input: unknown, caller: Signer): void {
  const { span } = noteOf(request)
  if (!span.isRecording()) return
  const { HumanLoopName: name } = input as { HumanLoopName?: string }
  if (name !== undefined) span.setAttribute(LOOP_ARN, arn(caller, 'human-loop', name))
}

const refused = (kind: ServiceError['kind'], message: string): Answer<never> => ({
  ok: false,
  error: { kind, message },
})

const unknown = (request: IncomingMessage): string => {
  const target = request.headers['x-amz-target']
  const asked = target === undefined ? `${request.method} ${request.url?.split('?')[0]}` : `'${String(target)}'`
  return `The operation ${asked} is not one that Handloop knows; the README lists the supported operations.`
}

function send(
  response: ServerResponse,
  requestId: string,
  status: number,
  contentType: string,
  headers: Record<string, string>,
  body: string,
): void {
  const bytes = Buffer.byteLength(body)
  response.writeHead(status, {
    'content-type': contentType,
    'x-amzn-requestid': requestId,
    'content-length': bytes,
    ...headers,
  })
  // What has a byte for each character is ASCII, and is written as it stands.
  response.end(body, bytes === body.length ? 'latin1' : 'utf8')
}
