import type { Keys } from '../conformance/one-service.ts'
import { sign } from '../packages/server/src/wire/sigv4/index.ts'
import { atAnyDoor, type Doors } from './doors.ts'
import { ask, type Reply } from './http.ts'

/** Signed requests without an SDK: a run makes so many that its own cost counts. */
export class AwsClient {
  readonly #doors: Doors
  readonly #keys: Keys

  constructor(doors: Doors, keys: Keys) {
    this.#doors = doors
    this.#keys = keys
  }

  /** The A2I runtime API. */
  runtime(method: string, path: string, input?: object): Promise<Reply> {
    return this.#send('sagemaker', method, path, input && JSON.stringify(input), { 'content-type': 'application/json' })
  }

  sageMaker(operation: string, input: object): Promise<Reply> {
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `SageMaker.${operation}` }
    return this.#send('sagemaker', 'POST', '/', JSON.stringify(input), headers)
  }

  s3(method: string, path: string, body?: string): Promise<Reply> {
    return this.#send('s3', method, path, body, {})
  }

  #send(service: string, method: string, path: string, body: string | undefined, given: Record<string, string>) {
    return atAnyDoor(this.#doors, door => this.#ask(new URL(path, door), service, method, body, given))
  }

  #ask(url: URL, service: string, method: string, body: string | undefined, given: Record<string, string>) {
    const accessKey = { id: this.#keys.accessKeyId, secret: this.#keys.secretAccessKey }
    const headers = sign(
      {
        method,
        url: `${url.pathname}${url.search}`,
        headers: { ...given, host: url.host },
        accessKey,
        region: 'us-east-1',
        service,
        at: new Date(),
      },
      Buffer.from(body ?? ''),
    )
    return ask({ method, url, headers, body })
  }
}

/** @throws Error that shows the answer when it is none of success */
export function succeeded({ status, text }: Reply): Record<string, unknown> {
  if (status >= 300) throw new Error(`answered ${status}: ${text}`)
  return text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {}
}
