import { Agent, request } from 'node:http'

export type Reply = { status: number; text: string }
export type Ask = { method: string; url: URL; headers?: Record<string, string>; body?: string | undefined }

/** Connections are kept, as SDKs and browsers keep them; after a kill they turn out to be dead at the next use. */
const agent = new Agent({ keepAlive: true, maxSockets: 64 })
const PATIENCE_MS = 20_000

/** One request. @throws Error when no whole answer comes */
export function ask({ method, url, headers = {}, body }: Ask): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const outgoing = request(url, { agent, method, headers: { ...headers, ...length }, timeout: PATIENCE_MS })
    outgoing.on('timeout', () => outgoing.destroy(new Error('no answer')))
    outgoing.on('error', reject)
    outgoing.on('response', response => {
      let text = ''
      response.setEncoding('utf8').on('data', (piece: string) => {
        text += piece
      })
      response.on('error', reject)
      response.on('close', () =>
        response.complete ? resolve({ status: response.statusCode ?? 0, text }) : reject(new Error('cut off')),
      )
    })
    outgoing.end(body)
  })
}

export const closeConnections = (): void => agent.destroy()

export const sleep = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/** How a call ended. `wasUnsure`: an attempt before the last may have been carried out although no answer said so. */
export type Persisted = { reply: Reply | undefined; wasUnsure: boolean }

/** Repeats a call as real clients do, until there is an answer that is not the service's own trouble. */
export async function persist(call: () => Promise<Reply>, attempts = 400): Promise<Persisted> {
  let wasUnsure = false
  for (let i = 0; i < attempts; i++) {
    if (i > 0) await sleep(50 + 50 * Math.min(i, 4) * Math.random())
    const reply = await call().catch(() => undefined)
    if (reply !== undefined && reply.status < 500) return { reply, wasUnsure }
    // A connection that was refused carried nothing, but a client can't always tell; it counts as unsure.
    wasUnsure = true
  }
  return { reply: undefined, wasUnsure }
}
