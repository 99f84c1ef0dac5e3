import { connect, type Socket } from 'node:net'

export type Answer = { status: number; body: Buffer }

const HEAD_END = Buffer.from('\r\n\r\n')
const NOTHING = Buffer.alloc(0)

/**
 * One HTTP/1.1 connection that is kept, with one request on it at a time. Written down to the socket, because whatever
 * the generator costs is taken from what it measures on the same two cores.
 */
export class Connection {
  readonly #socket: Socket
  #received: Buffer = NOTHING
  #onAnswer: ((answer: Answer) => void) | undefined
  #onFailure: (error: Error) => void

  private constructor(socket: Socket, onFailure: (error: Error) => void) {
    this.#socket = socket
    this.#onFailure = onFailure
    socket.setNoDelay(true)
    socket.on('data', chunk => this.#hear(chunk))
    socket.on('error', error => this.#onFailure(error))
    socket.on('close', () => this.#onAnswer !== undefined && this.#onFailure(new Error('closed in mid-request')))
  }

  /** @param onFailure  hears of a connection that broke while an answer was due */
  static open(url: string, onFailure: (error: Error) => void): Promise<Connection> {
    const { hostname, port } = new URL(url)
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        socket.off('error', reject)
        resolve(new Connection(socket, onFailure))
      })
      socket.once('error', reject)
    })
  }

  send(request: Buffer, onAnswer: (answer: Answer) => void): void {
    this.#onAnswer = onAnswer
    this.#socket.write(request)
  }

  close(): void {
    this.#socket.destroy()
  }

  #hear(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
    const answer = readAnswer(this.#received)
    if (answer === undefined) return
    this.#received = NOTHING
    const onAnswer = this.#onAnswer
    this.#onAnswer = undefined
    onAnswer?.(answer)
  }
}

/** @returns undefined while the answer is not complete */
export function readAnswer(bytes: Buffer): Answer | undefined {
  const end = bytes.indexOf(HEAD_END)
  if (end === -1) return undefined
  const head = bytes.toString('latin1', 0, end)
  const status = Number(head.slice(9, 12))
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  const rest = bytes.subarray(end + HEAD_END.length)
  if (length !== undefined) return rest.length < Number(length) ? undefined : { status, body: rest }
  if (!/\r\ntransfer-encoding: *chunked/i.test(head)) return { status, body: NOTHING }
  const body = unchunked(rest)
  return body && { status, body }
}

function unchunked(rest: Buffer): Buffer | undefined {
  const parts: Buffer[] = []
  for (let at = 0; ; ) {
    const lineEnd = rest.indexOf('\r\n', at)
    if (lineEnd === -1) return undefined
    const size = Number.parseInt(rest.toString('latin1', at, lineEnd), 16)
    const from = lineEnd + 2
    if (rest.length < from + size + 2) return undefined
    if (size === 0) return Buffer.concat(parts)
    parts.push(rest.subarray(from, from + size))
    at = from + size + 2
  }
}
