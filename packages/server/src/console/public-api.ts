import type { IncomingMessage, ServerResponse } from 'node:http'
import inject, { type Response as Injected } from 'light-my-request'
import type { Addresses } from '../addresses.ts'
import type { Clock } from '../clock.ts'
import { ROOT_ACCOUNT } from '../store/accounts.ts'
import type { AccessKeys } from '../wire/authenticate.ts'
import { operationModel, resolved } from '../wire/model.ts'
import type { Operation } from '../wire/operation.ts'
import { OPERATIONS } from '../wire/operations.ts'
import { sign } from '../wire/sigv4/sign.ts'

type Answerer = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

/** What an operation answered: its output, or the error as its clients see it. */
export type Answered = { status: number; output: unknown; error?: { code: string; message: string } }

/**
 * The console as a client of the public API: every call is signed with a key that lives for minutes, is known to this
 * process only and never reaches a page, and takes the way of every other client's call. Source: spec 10.
 */
export class PublicApi {
  readonly #keys: AccessKeys
  readonly #addresses: Addresses
  readonly #clock: Clock
  #answer: Answerer | undefined

  constructor(keys: AccessKeys, { addresses, clock }: { addresses: Addresses; clock: Clock }) {
    this.#keys = keys
    this.#addresses = addresses
    this.#clock = clock
  }

  /** The pages are there before what tells requests apart, and belong to it. */
  connect(answer: Answerer): void {
    this.#answer = answer
  }

  /**
   * @param input  members as in the API model; those of a path or a query of the A2I runtime too
   * @returns undefined when there is no such operation
   */
  async call(name: string, input: Record<string, unknown>, region: string): Promise<Answered | undefined> {
    const operation = OPERATIONS.find(one => one.name === name)
    if (operation === undefined || this.#answer === undefined) return undefined
    const { method, path, headers, body } = requestOf(operation, input)
    const { host, pathname } = new URL(this.#addresses.apiUrl)
    const url = pathname.replace(/\/$/, '') + path
    const accessKey = this.#keys.issued(ROOT_ACCOUNT)
    const bytes = Buffer.from(body)
    const toSign = {
      method,
      url,
      headers: { host, ...headers },
      accessKey,
      region,
      service: 'sagemaker',
      at: this.#clock.realNow(),
    }
    const response = await inject(this.#answer as inject.DispatchFunc, {
      method: method as 'GET',
      url,
      headers: sign(toSign, bytes),
      ...(bytes.length > 0 && { payload: bytes }),
    })
    return answered(response)
  }
}

type Request = { method: string; path: string; headers: Record<string, string>; body: string }

function requestOf(operation: Operation, input: Record<string, unknown>): Request {
  const { method, uri, target } = operation
  if (target !== undefined) {
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target }
    return { method: 'POST', path: '/', headers, body: JSON.stringify(input) }
  }
  const outside = membersOutsideBody(operation)
  const path = uri.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(input[name] ?? '')))
  const query = new URLSearchParams(
    outside.query.filter(name => input[name] !== undefined).map(name => [name, String(input[name])]),
  )
  const rest = Object.entries(input).filter(([name]) => !outside.uri.includes(name) && !outside.query.includes(name))
  const hasBody = method !== 'GET' && method !== 'DELETE'
  return {
    method,
    path: query.size === 0 ? path : `${path}?${query}`,
    headers: hasBody ? { 'content-type': 'application/json' } : {},
    body: hasBody ? JSON.stringify(Object.fromEntries(rest)) : '',
  }
}

function membersOutsideBody({ name }: Operation): { uri: string[]; query: string[] } {
  const members = Object.entries(operationModel(name).input.members ?? {})
  const placed = (where: string) =>
    members.filter(([, shape]) => resolved(shape).in === where).map(([member]) => member)
  return { uri: placed('uri'), query: placed('query') }
}

function answered({ statusCode, body, headers }: Injected): Answered {
  const output = body === '' ? {} : (JSON.parse(body) as Record<string, unknown>)
  if (statusCode < 300) return { status: statusCode, output }
  const code = String(headers['x-amzn-errortype'] ?? 'InternalFailure')
  return { status: statusCode, output: undefined, error: { code, message: String(output.Message ?? '') } }
}
