import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Addresses } from './addresses.ts'
import { noteOf } from './observing/notes.ts'
import { type ContentOrigin, isContentPath } from './portal/content-origin.ts'
import { namedCredential } from './wire/authenticate.ts'
import { AWS_JSON, targeted } from './wire/aws-json.ts'
import { type Caller, call } from './wire/call.ts'
import { answerForeignService } from './wire/foreign-service.ts'
import { REST_JSON, routed } from './wire/rest-json.ts'
import { answerSts } from './wire/sts.ts'

type Handler = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void> | void

export type Parts = {
  addresses: Addresses
  wire: Caller
  s3: Handler
  content: ContentOrigin
  /** Portal and console. */
  pages: Handler
  /** Widgets, health, metrics; false when the path is none of them. */
  plain: (request: IncomingMessage, response: ServerResponse, path: string) => boolean
}

/** Tells requests apart, in the order that the contract lays down. */
export function dispatcher(parts: Parts): (request: IncomingMessage, response: ServerResponse) => Promise<void> | void {
  const { addresses, wire, content } = parts
  const contentHost = addresses.isContentSandboxed ? undefined : new URL(addresses.contentUrl).host
  return (request, response) => {
    const path = pathOf(request, addresses.prefix)
    if (path === undefined) return missing(request, response)
    if (request.headers.host === contentHost) return onContentOrigin(parts, request, response, path)
    const service = namedCredential(request)?.service
    if (addresses.isContentSandboxed && service === undefined && isContentPath(path))
      return content.answer(request, response, path)
    if (service === 's3' || isOtherS3(request, path, service)) return parts.s3(request, response, path)
    const note = noteOf(request)
    if (service === 'sts') {
      note.api = 'sts'
      return answerSts(request, response, wire)
    }
    const target = request.headers['x-amz-target']
    if (request.method === 'POST' && path === '/' && typeof target === 'string' && target.startsWith('SageMaker.')) {
      note.api = 'sagemaker'
      return call(targeted(target), AWS_JSON, request, response, wire)
    }
    if (/^\/human-loops(?:[/?]|$)/.test(path)) {
      note.api = 'a2i'
      return call(routed(request.method ?? 'GET', path.split('?')[0]!), REST_JSON, request, response, wire)
    }
    if (service !== undefined && service !== 'sagemaker') return answerForeignService(request, response, service)
    if (/^\/(?:worker|console)(?:[/?]|$)/.test(path)) return parts.pages(request, response, path)
    if (parts.plain(request, response, path)) return
    if (service === 'sagemaker' || target !== undefined) return call(undefined, AWS_JSON, request, response, wire)
    if (path === '/' && request.method === 'GET') return toPortal(request, response, addresses)
    return missing(request, response)
  }
}

/** Path and query without the public URL's own path; undefined when the request is not below it. */
function pathOf(request: IncomingMessage, prefix: string): string | undefined {
  const url = request.url ?? '/'
  if (prefix === '') return url
  if (url === prefix) return '/'
  return url.startsWith(`${prefix}/`) || url.startsWith(`${prefix}?`) ? url.slice(prefix.length) : undefined
}

/** S3 requests without a scope of the newer signature: the older one, forms, and questions before a browser's request. */
function isOtherS3(request: IncomingMessage, path: string, service: string | undefined): boolean {
  if (service !== undefined) return false
  if (/[?&]AWSAccessKeyId=/.test(path) && /[?&]Signature=/.test(path)) return true
  if (request.headers.authorization?.startsWith('AWS ')) return true
  const isOurs = /^\/(?:worker|console|human-loops)(?:[/?]|$)/.test(path)
  if (request.method === 'OPTIONS') return !isOurs && request.headers['access-control-request-method'] !== undefined
  const isForm = request.headers['content-type']?.startsWith('multipart/form-data') ?? false
  return request.method === 'POST' && isForm && !isOurs
}

/** AWS clients that were pointed at the content origin are told where to go instead. */
function onContentOrigin(parts: Parts, request: IncomingMessage, response: ServerResponse, path: string) {
  if (namedCredential(request) === undefined) return parts.content.answer(request, response, path)
  const code = 'UnknownOperationException'
  const message = `This address shows task pages only. Point the client at ${parts.addresses.apiUrl} instead, as "handloop env" does.`
  request.resume()
  response.writeHead(404, { 'content-type': 'application/json', 'x-amzn-errortype': code })
  response.end(JSON.stringify({ __type: code, Message: message }))
}

function toPortal(request: IncomingMessage, response: ServerResponse, { prefix }: Addresses): void {
  request.resume()
  response.writeHead(302, { location: `${prefix}/worker/` }).end()
}

function missing(request: IncomingMessage, response: ServerResponse): void {
  request.resume()
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
  response.end('Nothing is here. Workers sign in below /worker; AWS clients sign their requests.\n')
}
