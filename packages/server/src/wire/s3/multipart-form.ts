import { RefusedBody } from './errors.ts'

/** A form as a browser posts it, read up to its file; the file's bytes are streamed. */
export type Form = {
  fields: Map<string, string>
  file: {
    name: string
    body: AsyncIterable<Uint8Array>
    /** Bytes of the file if nothing but the closing boundary follows it, as every browser writes it; else unknown. */
    expectedBytes: number | undefined
  }
}

const MAX_FIELDS_BYTES = 64 * 1024
const HEADER_END = '\r\n\r\n'

const malformed = (what: string): RefusedBody =>
  new RefusedBody(
    'MalformedPOSTRequest',
    `The body of your POST request is not well-formed multipart/form-data: ${what}.`,
  )

/** Looks for delimiters in a stream of buffers. */
class FormReader {
  readonly #source: AsyncIterator<Uint8Array>
  // The first boundary has no line break before it; with one put there all boundaries look alike.
  #rest: Buffer = Buffer.from('\r\n')
  #read = 0
  #arrived = 0

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#source.next()
    if (done === true) return false
    this.#rest = Buffer.concat([this.#rest, value])
    this.#arrived += value.length
    return true
  }

  /** Bytes of the body handed out so far. */
  get position(): number {
    return this.#arrived - this.#rest.length
  }

  /** Everything up to the delimiter, which is consumed. For fields and headers: their total size is limited. */
  async until(delimiter: string): Promise<Buffer> {
    for (;;) {
      const at = this.#rest.indexOf(delimiter)
      if (at + this.#read > MAX_FIELDS_BYTES || (at < 0 && this.#rest.length > MAX_FIELDS_BYTES)) {
        throw malformed(`fields before the file may have ${MAX_FIELDS_BYTES} bytes in total`)
      }
      if (at >= 0) {
        const found = this.#rest.subarray(0, at)
        this.#rest = this.#rest.subarray(at + delimiter.length)
        this.#read += at
        return found
      }
      if (!(await this.#more())) throw malformed('it ends too early')
    }
  }

  /** The same as a stream without a limit: all but what could be the beginning of the delimiter is handed on. */
  async *stream(delimiter: string): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.#rest.indexOf(delimiter)
      const safe = at >= 0 ? at : this.#rest.length - delimiter.length + 1
      if (safe > 0) {
        const piece = this.#rest.subarray(0, safe)
        this.#rest = this.#rest.subarray(safe)
        yield piece
      }
      if (at >= 0) return
      if (!(await this.#more())) throw malformed('it ends too early')
    }
  }

  async drain(): Promise<void> {
    while (await this.#more()) this.#rest = Buffer.alloc(0)
  }
}

/** `name` and `filename` of a part; header bytes are UTF-8, as browsers write them. */
function readDisposition(headers: string): { name: string; filename?: string } {
  const line = headers.split('\r\n').find(text => /^content-disposition:/i.test(text)) ?? ''
  const parameter = (name: string): string | undefined => {
    const match = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^;\\s]*))`, 'i').exec(line)
    return match?.[1] ?? match?.[2]
  }
  const name = parameter('name')
  if (name === undefined) throw malformed('a part has no name')
  const filename = parameter('filename')
  return filename === undefined ? { name } : { name, filename }
}

/** Reads the fields up to the one called `file`, which must come last. Field names are lower case in the result. */
export async function readForm(
  source: AsyncIterable<Uint8Array>,
  contentType: string,
  contentLength: number | undefined,
): Promise<Form> {
  const match = /;\s*boundary=(?:"([^"]{1,70})"|([^;\s]{1,70}))/i.exec(contentType)
  if (match === null) throw malformed('the Content-Type names no boundary')
  const delimiter = `\r\n--${match[1] ?? match[2]}`
  const reader = new FormReader(source)
  const fields = new Map<string, string>()
  await reader.until(delimiter)
  for (;;) {
    const { name, filename } = readDisposition((await reader.until(HEADER_END)).toString('utf8'))
    if (name.toLowerCase() === 'file') {
      const closing = `${delimiter}--\r\n`.length
      const expectedBytes = contentLength === undefined ? undefined : contentLength - reader.position - closing
      return { fields, file: { name: filename ?? '', body: fileBody(reader, delimiter), expectedBytes } }
    }
    fields.set(name.toLowerCase(), (await reader.until(delimiter)).toString('utf8'))
  }
}

async function* fileBody(reader: FormReader, delimiter: string): AsyncGenerator<Uint8Array> {
  yield* reader.stream(delimiter)
  // What follows the file is ignored, but must have arrived before an answer makes sense.
  await reader.drain()
}
