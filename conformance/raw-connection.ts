import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { sign } from '../packages/server/src/wire/sigv4/index.ts'
import type { Service } from './service.ts'

export type Answer = { status: number; headers: string; body: string }

/** A signed request of the A2I runtime or SageMaker API, as bytes for a connection. */
export function signedRequest(
  service: Pick<Service, 'url' | 'keys'>,
  method: string,
  path: string,
  body: string,
  target?: string,
): Buffer {
  const { host } = new URL(service.url)
  const { accessKeyId: id, secretAccessKey: secret } = service.keys
  const given = { host, 'content-type': 'application/json', ...(target && { 'x-amz-target': target }) }
  const asked = {
    method,
    url: path,
    headers: given,
    accessKey: { id, secret },
    region: 'us-east-1',
    service: 'sagemaker',
  }
  const headers = sign({ ...asked, at: new Date() }, Buffer.from(body))
  return rawRequest(method, path, headers, body)
}

export function rawRequest(method: string, path: string, headers: Record<string, string>, body: string): Buffer {
  const all = { ...headers, 'content-length': String(Buffer.byteLength(body)) }
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n${body}`)
}

/** One connection without any client's cleverness: what is sent and what comes back, one request after the other. */
export class RawConnection {
  readonly socket: Socket
  #text = ''
  #wake = (): void => {}

  private constructor(socket: Socket) {
    this.socket = socket
    socket.setEncoding('latin1').on('data', (piece: string) => {
      this.#text += piece
      this.#wake()
    })
    socket.on('error', () => {})
    socket.on('close', () => this.#wake())
  }

  static async open({ url }: Pick<Service, 'url'>): Promise<RawConnection> {
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname)
    await once(socket, 'connect')
    return new RawConnection(socket)
  }

  send(bytes: Buffer | string): void {
    this.socket.write(bytes)
  }

  /** The next whole answer; undefined when the connection ends without one. */
  async answer(): Promise<Answer | undefined> {
    for (;;) {
      const found = /^HTTP\/1\.1 (\d+)[^\r]*\r\n([\s\S]*?)\r\n\r\n/.exec(this.#text)
      const length = Number(/^content-length: (\d+)\r?$/im.exec(found?.[2] ?? '')?.[1] ?? 0)
      if (found !== null && this.#text.length >= found[0].length + length) {
        const end = found[0].length + length
        const body = this.#text.slice(found[0].length, end)
        this.#text = this.#text.slice(end)
        return { status: Number(found[1]), headers: found[2]!.toLowerCase(), body }
      }
      if (this.socket.closed) return undefined
      await new Promise<void>(resolve => {
        this.#wake = resolve
      })
    }
  }

  async ask(bytes: Buffer): Promise<Answer | undefined> {
    this.send(bytes)
    return this.answer()
  }

  close(): void {
    this.socket.destroy()
  }
}
