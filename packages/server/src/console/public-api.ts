import type { IncomingMessage, ServerResponse } from 'node:http'
import inject from 'light-my-request'
import type { Addresses } from '../addresses.ts'
import type { Clock } from '../clock.ts'
import { ROOT_ACCOUNT } from '../store/accounts.ts'
import type { AccessKeys } from '../wire/authenticate.ts'
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
    const toSign = { method, url, headers: { host, ...headers }, accessKey, region, service: 'sagemaker', at: this.#clock.realNow() }
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
