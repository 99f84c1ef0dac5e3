import type { IncomingMessage, ServerResponse } from 'node:http'
import { noteOf } from '../observing/notes.ts'
import type { Authenticator } from './authenticate.ts'
import type { Caller } from './call.ts'
import { AWS_JSON_ERRORS, type ErrorKind, error, type ServiceError } from './errors.ts'
import { type Answer, ok } from './operation.ts'

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/'

/** A form with two short fields. */
const MAX_FORM = 64 * 1024

/** `GetCallerIdentity`, the first thing people run: form-encoded in, XML out. Source: contract, HTTP. */
export async function answerSts(
  request: IncomingMessage,
  response: ServerResponse,
  { authenticator, services }: Caller,
): Promise<void> {
  const note = noteOf(request)
  const taken = await services.backPressure.calls.take(request, MAX_FORM, body =>
    answerOf(request, body, authenticator),
  )
  const answer = taken.ok ? taken.value : error('throttled', 'The request could not be taken in; send it again.')
  if (!answer.ok) {
    note.code = codeOf(answer.error.kind)
    note.wasRefused = answer.error.kind === 'throttled'
    return sendError(response, answer.error, note.id)
  }
  const { accountId } = answer.output
  note.accountId = accountId
  send(
    response,
    200,
    note.id,
    `<GetCallerIdentityResponse xmlns="${NAMESPACE}"><GetCallerIdentityResult>` +
      `<Arn>arn:aws:iam::${accountId}:root</Arn><UserId>${accountId}</UserId><Account>${accountId}</Account>` +
      `</GetCallerIdentityResult><ResponseMetadata><RequestId>${note.id}</RequestId></ResponseMetadata>` +
      '</GetCallerIdentityResponse>',
  )
}

async function answerOf(
  request: IncomingMessage,
  body: Buffer,
  authenticator: Authenticator,
): Promise<Answer<{ accountId: string }>> {
  const who = await authenticator.authenticate(request, body, 'sts')
  if (!who.ok) return who
  const query = request.url?.split('?')[1] ?? ''
  const action = new URLSearchParams(body.length > 0 ? body.toString() : query).get('Action') ?? ''
  if (action !== 'GetCallerIdentity')
    return error('unknownOperation', `Handloop knows of STS only GetCallerIdentity, not '${action}'.`)
  noteOf(request).operation = action
  return ok({ accountId: who.caller.accountId })
}

/** This protocol has codes of its own for cases that all services share. */
const CODES: Partial<Record<ErrorKind, string>> = {
  unknownAccessKey: 'InvalidClientTokenId',
  wrongSignature: 'SignatureDoesNotMatch',
  missingAuthentication: 'MissingAuthenticationToken',
  unknownOperation: 'InvalidAction',
  accessDenied: 'AccessDenied',
  throttled: 'Throttling',
}

const codeOf = (kind: ErrorKind): string => CODES[kind] ?? AWS_JSON_ERRORS[kind][1]

function sendError(response: ServerResponse, { kind, message }: ServiceError, id: string): void {
  const status = kind === 'unknownOperation' || kind === 'throttled' ? 400 : 403
  send(
    response,
    status,
    id,
    `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>Sender</Type><Code>${codeOf(kind)}</Code>` +
      `<Message>${escapeXml(message)}</Message></Error><RequestId>${id}</RequestId></ErrorResponse>`,
  )
}

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function send(response: ServerResponse, status: number, requestId: string, body: string): void {
  response.writeHead(status, { 'content-type': 'text/xml', 'x-amzn-requestid': requestId })
  response.end(body)
}
