import type { Answer } from './connection.ts'

/** What the generator sends. Whatever can be made before a run is made before it. */
export interface Source {
  /**
   * The next request for a connection; undefined when there is nothing left to send.
   * @param due  when it is to be sent, by this process's monotonic clock
   */
  next(connection: number, due: number): Buffer | undefined
  /** @throws Error when the answer is not what must come */
  heard(answer: Answer, connection: number): void
  /** What is true of the whole run, looked at when it is over. @returns what else is to be told */
  finish?(): unknown
}

/** @throws Error that shows the answer when its status is another */
export function mustBe(status: number, answer: Answer): void {
  if (answer.status !== status)
    throw new Error(`answered ${answer.status} instead of ${status}: ${answer.body.toString().slice(0, 300)}`)
}

/** Bytes as they go on the wire. `headers` has a host. */
export function requestBytes(method: string, path: string, headers: Record<string, string>, body = ''): Buffer {
  const length = Buffer.byteLength(body)
  const lines = Object.entries({ ...headers, ...(method !== 'GET' && { 'content-length': String(length) }) })
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.map(([n, v]) => `${n}: ${v}\r\n`).join('')}\r\n${body}`)
}
