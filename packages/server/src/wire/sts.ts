import type { IncomingMessage, ServerResponse } from 'node:http'
import { newId } from '../keys.ts'
import type { Authenticator } from './authenticate.ts'
import { readBody } from './body.ts'
import { AWS_JSON_ERRORS, type ErrorKind } from './errors.ts'

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/'

/** `GetCallerIdentity`, the first thing people run: form-encoded in, XML out. Source: contract, HTTP. */
export async function answerSts(
  request: IncomingMessage,
  response: ServerResponse,
  authenticator: Authenticator,
): Promise<void> {
  const body = await readBody(request, 64 * 1024)
  const who = await authenticator.authenticate(request, body, 'sts')
  if (!who.ok) return sendError(response, who.error.kind, who.error.message)
  const query = request.url?.split('?')[1] ?? ''
  const action = new URLSearchParams(body.length > 0 ? body.toString() : query).get('Action') ?? ''
  if (action !== 'GetCallerIdentity')
    return sendError(response, 'unknownOperation', `Handloop knows of STS only GetCallerIdentity, not '${action}'.`)
  const { accountId } = who.caller
  const id = newId()
  send(
    response,
    200,
    id,
    `<GetCallerIdentityResponse xmlns="${NAMESPACE}"><GetCallerIdentityResult>` +
      `<Arn>arn:aws:iam::${accountId}:root</Arn><UserId>${accountId}</UserId><Account>${accountId}</Account>` +
      `</GetCallerIdentityResult><ResponseMetadata><RequestId>${id}</RequestId></ResponseMetadata>` +
      '</GetCallerIdentityResponse>',
  )
}

/** This protocol has codes of its own for two cases that all services share. */
const CODES: Partial<Record<ErrorKind, string>> = {
  unknownAccessKey: 'InvalidClientTokenId',
  wrongSignature: 'SignatureDoesNotMatch',
  missingAuthentication: 'MissingAuthenticationToken',
  unknownOperation: 'InvalidAction',
  accessDenied: 'AccessDenied',
}

function sendError(response: ServerResponse, kind: ErrorKind, message: string): void {
  const code = CODES[kind] ?? AWS_JSON_ERRORS[kind][1]
  const id = newId()
  const status = kind === 'unknownOperation' ? 400 : 403
  send(
    response,
    status,
    id,
    `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>Sender</Type><Code>${code}</Code>` +
      `<Message>${escapeXml(message)}</Message></Error><RequestId>${id}</RequestId></ErrorResponse>`,
  )
}

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function send(response: ServerResponse, status: number, requestId: string, body: string): void {
  response.writeHead(status, { 'content-type': 'text/xml', 'x-amzn-requestid': requestId })
  response.end(body)
}
