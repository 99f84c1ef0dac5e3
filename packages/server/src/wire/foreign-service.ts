import type { IncomingMessage, ServerResponse } from 'node:http'
import { noteOf } from '../observing/notes.ts'
import { escapeXml } from './sts.ts'

/** Services whose clients ask us only because AWS_ENDPOINT_URL points all of them here. Source: contract, HTTP. */
export function answerForeignService(request: IncomingMessage, response: ServerResponse, service: string): void {
  request.resume()
  const variable = `AWS_ENDPOINT_URL_${service.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`
  const message =
    `Handloop does not offer the service '${service}'. To reach the real one from the same program, unset ` +
    `AWS_ENDPOINT_URL and run eval "$(npx handloop env --scoped)", or set ${variable} to that service's endpoint.`
  const { id } = noteOf(request)
  const isJson = request.headers['x-amz-target'] !== undefined || /json/.test(request.headers['content-type'] ?? '')
  const code = 'UnknownOperationException'
  const body = isJson
    ? JSON.stringify({ __type: code, Message: message, message })
    : `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>` +
      `<RequestId>${id}</RequestId></ErrorResponse>`
  response.writeHead(404, {
    'content-type': isJson ? 'application/x-amz-json-1.1' : 'text/xml',
    'x-amzn-requestid': id,
    'x-amzn-errortype': code,
  })
  response.end(body)
}
