import type { IncomingMessage, ServerResponse } from 'node:http'
import { newId } from '../keys.ts'
import type { Services } from '../services.ts'
import type { Authenticator } from './authenticate.ts'
import { BodyTooLarge, MAX_JSON_BODY, readBody } from './body.ts'
import type { ServiceError, WireError } from './errors.ts'
import type { Answer, Operation } from './operation.ts'
import { UnreadableInput, validationMessage } from './validation.ts'

/** What a protocol brings to a call: how a request is read and how answers and errors are written. */
export type Protocol = {
  errors: Record<ServiceError['kind'], WireError>
  contentType: string
  /** @throws UnreadableInput */
  input: (request: IncomingMessage, body: Buffer) => unknown
  encode: (output: unknown) => string
  /** Headers and body members by which clients tell the error. */
  error: (code: string, message: string) => { headers: Record<string, string>; body: string }
}

export type Caller = { authenticator: Authenticator; services: Services }

/** The one way every operation is called: authenticate, read, check, run, answer. Source: spec 11-38. */
export async function call(
  operation: Operation | undefined,
  protocol: Protocol,
  request: IncomingMessage,
  response: ServerResponse,
  { authenticator, services }: Caller,
): Promise<void> {
  const requestId = newId()
  let answer: Answer<unknown>
  try {
    answer = await run(operation, protocol, request, authenticator, services)
  } catch (defect) {
    services.log.error({ requestId, operation: operation?.name, err: defect }, 'operation failed')
    answer = { ok: false, error: { kind: 'internal', message: `An internal error occurred. Request id: ${requestId}` } }
  }
  if (answer.ok) send(response, requestId, 200, protocol.contentType, {}, protocol.encode(answer.output))
  else {
    const [status, code] = protocol.errors[answer.error.kind]
    const { headers, body } = protocol.error(code, answer.error.message)
    send(response, requestId, status, protocol.contentType, headers, body)
  }
}

async function run(
  operation: Operation | undefined,
  protocol: Protocol,
  request: IncomingMessage,
  authenticator: Authenticator,
  services: Services,
): Promise<Answer<unknown>> {
  let body: Buffer
  try {
    body = await readBody(request, MAX_JSON_BODY)
  } catch (error) {
    if (error instanceof BodyTooLarge) return refused('validation', `The request is too large: ${error.message}.`)
    throw error
  }
  const who = await authenticator.authenticate(request, body, 'sagemaker')
  if (!who.ok) return who
  if (operation === undefined) return refused('unknownOperation', unknown(request))
  try {
    const input = protocol.input(request, body)
    const found = operation.validate(input)
    if (found.length > 0) return refused('validation', validationMessage(found))
    return await operation.run(input as never, who.caller, services)
  } catch (error) {
    if (error instanceof UnreadableInput) return refused('unreadable', error.message)
    throw error
  }
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
  response.writeHead(status, {
    'content-type': contentType,
    'x-amzn-requestid': requestId,
    'content-length': Buffer.byteLength(body),
    ...headers,
  })
  response.end(body)
}
