import { requestBytes } from './source.ts'

/** A request to the worker API, with a worker's bearer token. */
export function workerRequest(url: string, token: string, path: string, body?: object): Buffer {
  const headers = { host: new URL(url).host, authorization: `Bearer ${token}` }
  if (body === undefined) return requestBytes('POST', `/worker/api/${path}`, headers)
  const json = { ...headers, 'content-type': 'application/json' }
  return requestBytes('POST', `/worker/api/${path}`, json, JSON.stringify(body))
}

export type Lease = { taskId: string; leaseEpoch: number }

/** Who sees the same task handed out again says so. */
export class HandedOut {
  readonly #seen = new Set<string>()

  take(body: Buffer): Lease {
    const lease = JSON.parse(body.toString()) as Lease
    if (this.#seen.has(lease.taskId)) throw new Error(`task ${lease.taskId} was handed out twice`)
    this.#seen.add(lease.taskId)
    return lease
  }
}
