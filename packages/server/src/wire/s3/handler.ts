import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { ObjectStore } from '../../objects/object-store.ts'
import { noteOf } from '../../observing/notes.ts'
import type { FindAccessKey, SignedRequest } from '../sigv4/index.ts'
import { readTarget, type Target } from './address.ts'
import { authenticate, type Caller } from './authenticate.ts'
import { corsHeaders } from './cors.ts'
import { fail, RefusedBody } from './errors.ts'
import { chooseOperation } from './operations.ts'
import { type FormObject, type FormPost, postObject } from './post-object.ts'
import { reply } from './reply.ts'
import { answer, failed, type Outcome, type S3Request } from './request.ts'
import { headerText } from './safety.ts'

export type S3Settings = {
  findAccessKey: FindAccessKey
  /** Awaited with the id a request claims, before `findAccessKey` is asked for it: for keys that lie in a database. */
  loadAccessKey?(id: string): Promise<unknown>
  /** Real time: signatures stay on it even where the service clock was moved. */
  realNow(): Date
  /** What browsers and clients use; a path in it is the prefix of every route. */
  publicUrl: string
  /** More hosts (with port) under which requests arrive: `HOST` for path style, `BUCKET.HOST` for the other. */
  hosts: readonly string[]
  /** Told of defects; callers see only the request id. */
  log(entry: { requestId: string; error: unknown }): void
}

export type S3Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>

/** Where requests arrive, read once off the settings. */
export function placesOf({ publicUrl, hosts }: Pick<S3Settings, 'publicUrl' | 'hosts'>) {
  const { host, pathname, origin } = new URL(publicUrl)
  const pathPrefix = pathname.replace(/\/+$/, '')
  return { baseHosts: [host, ...hosts].map(name => name.toLowerCase()), pathPrefix, base: origin + pathPrefix }
}

/** Repeated headers apart, because that is how they were signed. */
export const signedPartOf = (req: IncomingMessage): SignedRequest => ({
  method: req.method ?? 'GET',
  url: req.url ?? '/',
  headers: req.headersDistinct,
})

/**
 * Runs a piece of work; what it throws becomes an outcome. Expected are a refused body and a client that went away in
 * the middle of its own; everything else is a defect.
 */
export async function outcomeOf(
  req: IncomingMessage,
  run: () => Promise<Outcome>,
  onDefect: (error: unknown) => void,
): Promise<Outcome> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof RefusedBody) return { ok: false, error: error.error }
    if (req.destroyed && !req.complete) return fail('IncompleteBody', 'The client closed the connection.')
    onDefect(error)
    return fail('InternalError', 'We encountered an internal error. Please try again.')
  }
}

/**
 * Presigners move `x-amz-…` headers into the query, where they mean the same. Not checksums: a presigner that had no
 * body at hand put there the checksum of nothing, which fits no upload.
 */
export function effectiveHeaders(req: IncomingMessage, { query }: Target, caller: Caller): IncomingHttpHeaders {
  if (caller.verified?.isPresigned === false) return req.headers
  const moved = [...query]
    .filter(([name]) => name.startsWith('x-amz-') && !name.includes('checksum'))
    .map(([name, value]) => [name, headerText(value)])
  return { ...Object.fromEntries(moved), ...req.headers }
}

/** The S3 protocol over an embedded store. Bodies stream in and out. */
export function createS3Handler(settings: S3Settings & { objects: ObjectStore }): S3Handler {
  const { objects, log } = settings
  const places = placesOf(settings)

  const putForm = async ({ expectedBytes: _, ...object }: FormObject) => {
    const put = await objects.putStream(object)
    return put.ok ? { ok: true as const, etag: put.value.etag } : failed(put)
  }
  const handleForm = (req: IncomingMessage, target: Target): Promise<Outcome> =>
    postObject(formPostOf(req, target, places.base), { ...settings, put: putForm })

  const handleSigned = async (req: IncomingMessage, target: Target): Promise<Outcome> => {
    const authenticated = await authenticate(signedPartOf(req), target, settings)
    if (!authenticated.ok) return authenticated
    const { caller } = authenticated
    noteOf(req).accountId = caller.accessKey.accountId
    const request: S3Request = {
      ...target,
      method: req.method ?? 'GET',
      headers: effectiveHeaders(req, target, caller),
      source: req.iterator({ destroyOnReturn: false }),
      caller,
      origin: places.base,
    }
    const refusal = unsupported(request)
    if (refusal !== undefined) return refusal
    const choice = chooseOperation(request)
    if ('operation' in choice) {
      noteOf(req).operation = choice.operation.name
      return choice.operation.run(request, objects)
    }
    const help = 'The embedded object store has no such operation; set HANDLOOP_S3_ENDPOINT to use a full S3 service.'
    return fail('NotImplemented', `${choice.missing} is not implemented. ${help}`)
  }

  return async (req, res) => {
    const { id: requestId } = noteOf(req)
    const target = readTarget(req.url ?? '', req.headers.host ?? '', places)
    if (target === undefined) {
      return reply(
        req,
        res,
        fail('InvalidURI', "Couldn't parse the specified URI: it is no valid escaped UTF-8."),
        requestId,
      )
    }
    const rules = req.headers.origin === undefined ? [] : objects.corsRulesOf(target.bucket)
    const cors = corsHeaders(rules, req.method ?? '', req.headers)
    const run = async (): Promise<Outcome> => {
      if (req.method === 'OPTIONS') return preflight(cors)
      return isFormPost(req, target) ? handleForm(req, target) : handleSigned(req, target)
    }
    const outcome = await outcomeOf(req, run, error => log({ requestId, error }))
    await reply(req, res, outcome, requestId, cors)
  }
}

const preflight = (cors: Record<string, string> | undefined): Outcome =>
  cors === undefined
    ? fail('AccessForbidden', 'CORSResponse: This CORS request is not allowed. The bucket has no rule that allows it.')
    : answer(200)

export const isFormPost = (req: IncomingMessage, { key }: Target): boolean =>
  req.method === 'POST' && key === '' && /^multipart\/form-data\b/i.test(req.headers['content-type'] ?? '')

export function formPostOf(req: IncomingMessage, { bucket }: Target, base: string): FormPost {
  const length = req.headers['content-length']
  return {
    bucket,
    contentType: req.headers['content-type'] ?? '',
    contentLength: length === undefined ? undefined : Number(length),
    source: req.iterator({ destroyOnReturn: false }),
    bucketUrl: `${base}/${bucket}`,
  }
}

/** What would silently do something else than was asked. */
function unsupported({ query, headers, caller }: S3Request): Outcome | undefined {
  const owner = headers['x-amz-expected-bucket-owner']
  if (owner !== undefined && owner !== caller.accessKey.accountId) {
    return fail('AccessDenied', 'Access Denied: the bucket does not belong to the expected owner.')
  }
  const version = query.get('versionId')
  if (version !== undefined && version !== 'null') {
    return fail('NoSuchVersion', 'The specified version does not exist: buckets here keep no versions.')
  }
  if (headers['x-amz-server-side-encryption-customer-algorithm'] !== undefined) {
    return fail('NotImplemented', 'Encryption with a key of the caller (SSE-C) is not implemented.')
  }
  return undefined
}
