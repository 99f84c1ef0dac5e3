import { createHash } from 'node:crypto'
import { EMPTY_HASH, hmacHex, type Verified } from '../sigv4/index.ts'
import { RefusedBody } from './errors.ts'

/**
 * Bodies in `aws-chunked` framing: `SIZE[;chunk-signature=…]\r\n BYTES \r\n`, a chunk of size 0, then trailers.
 * Source: Amazon S3, "Signature calculations … transferring payload in multiple chunks", with and without trailers.
 */

export type Framing = {
  /** Set when chunks are signed. */
  signed?: Pick<Verified, 'signingKey' | 'signature' | 'amzDate' | 'scope'>
  hasTrailer: boolean
}

const CR = 0x0d
const LF = 0x0a
/** A chunk header has some 90 bytes, a trailer line hardly more. */
const MAX_LINE_BYTES = 4096
const MAX_TRAILERS = 16

const malformed = (what: string): RefusedBody =>
  new RefusedBody('InvalidRequest', `The aws-chunked body is malformed: ${what}.`)

/** Takes lines and byte runs off a stream of buffers. */
class Reader {
  readonly #source: AsyncIterator<Uint8Array>
  #rest: Uint8Array = new Uint8Array()

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#source.next()
    if (done === true) return false
    this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value])
    return true
  }

  /** A line without its CR LF; undefined at the end of the body. */
  async line(): Promise<string | undefined> {
    for (;;) {
      const end = this.#rest.indexOf(LF)
      if (end > MAX_LINE_BYTES || (end < 0 && this.#rest.length > MAX_LINE_BYTES)) throw malformed('a line is too long')
      if (end >= 0) {
        const stop = end > 0 && this.#rest[end - 1] === CR ? end - 1 : end
        const text = Buffer.from(this.#rest.subarray(0, stop)).toString('latin1')
        this.#rest = this.#rest.subarray(end + 1)
        return text
      }
      if (!(await this.#more())) return this.#rest.length === 0 ? undefined : this.#lastLine()
    }
  }

  #lastLine(): string {
    const text = Buffer.from(this.#rest).toString('latin1')
    this.#rest = new Uint8Array()
    return text
  }

  async *bytes(count: number): AsyncGenerator<Uint8Array> {
    let left = count
    while (left > 0) {
      if (this.#rest.length === 0 && !(await this.#more())) {
        throw new RefusedBody('IncompleteBody', 'The request body terminated unexpectedly')
      }
      const piece = this.#rest.subarray(0, left)
      this.#rest = this.#rest.subarray(piece.length)
      left -= piece.length
      yield piece
    }
  }
}

/** Each chunk's signature covers the one before it, beginning with the request's own. */
class SignatureChain {
  readonly #signed: NonNullable<Framing['signed']>
  #previous: string

  constructor(signed: NonNullable<Framing['signed']>) {
    this.#signed = signed
    this.#previous = signed.signature
  }

  #check(kind: string, covered: string, given: string | undefined): void {
    const text = `${kind}\n${this.#signed.amzDate}\n${this.#signed.scope}\n${this.#previous}\n${covered}`
    this.#previous = hmacHex(this.#signed.signingKey, text)
    if (given === this.#previous) return
    throw new RefusedBody('SignatureDoesNotMatch', 'A signature inside the aws-chunked body does not match.')
  }

  chunk(hash: string, given: string | undefined): void {
    this.#check('AWS4-HMAC-SHA256-PAYLOAD', `${EMPTY_HASH}\n${hash}`, given)
  }

  trailer(text: string, given: string | undefined): void {
    this.#check('AWS4-HMAC-SHA256-TRAILER', createHash('sha256').update(text, 'latin1').digest('hex'), given)
  }
}

const HEADER = /^([0-9a-fA-F]{1,12})(?:;chunk-signature=([0-9a-f]{64}))?$/

/** Reads trailer lines up to the empty line or the end, and checks their signature. */
async function readTrailers(
  reader: Reader,
  chain: SignatureChain | undefined,
  found: Map<string, string>,
): Promise<void> {
  let covered = ''
  let signature: string | undefined
  for (let line = await reader.line(); line !== undefined && line !== ''; line = await reader.line()) {
    const colon = line.indexOf(':')
    if (colon < 1 || found.size >= MAX_TRAILERS)
      throw new RefusedBody('MalformedTrailerError', 'A trailer is malformed.')
    const name = line.slice(0, colon).trim().toLowerCase()
    const value = line.slice(colon + 1).trim()
    if (name === 'x-amz-trailer-signature') {
      signature = value
    } else {
      covered += `${name}:${value}\n`
      found.set(name, value)
    }
  }
  chain?.trailer(covered, signature)
}

/**
 * Decodes a body. Everything is checked by the time it ends; a chunk is handed on before its own signature is known,
 * so the receiver must not count what it got until the end.
 *
 * @param trailers  filled with what came behind the last chunk, names lower case
 */
export async function* decodeAwsChunked(
  source: AsyncIterable<Uint8Array>,
  framing: Framing,
  trailers: Map<string, string>,
): AsyncGenerator<Uint8Array> {
  const reader = new Reader(source)
  const chain = framing.signed === undefined ? undefined : new SignatureChain(framing.signed)
  for (let isLast = false; !isLast; ) {
    const line = await reader.line()
    if (line === undefined) throw new RefusedBody('IncompleteBody', 'The request body terminated unexpectedly')
    const header = HEADER.exec(line)
    if (header === null) throw malformed('a chunk does not begin with its size')
    const size = Number.parseInt(header[1]!, 16)
    const hash = chain === undefined ? undefined : createHash('sha256')
    for await (const piece of reader.bytes(size)) {
      hash?.update(piece)
      yield piece
    }
    if (hash !== undefined) chain?.chunk(hash.digest('hex'), header[2])
    isLast = size === 0
    if (!isLast && (await reader.line()) !== '') throw malformed('a chunk is longer than its size')
  }
  if (framing.hasTrailer) await readTrailers(reader, chain, trailers)
  while ((await reader.line()) !== undefined) {
    // Whatever stands behind the last chunk is read so that the connection can serve the next request.
  }
}
