import { IncomingMessage } from 'node:http'

/** Who wants a body hears it piece by piece. One of the last two ends it. */
export type BodyHearer = {
  piece: (chunk: Buffer) => void
  end: () => void
  /** Its client went before the end, and nothing more comes. */
  gone: () => void
}

/**
 * A request whose body goes straight from the parser to who wants it. As a stream a small one costs events, ticks and a
 * buffer that it never fills: an eighth of what a bare server needs for a request.
 */
export class DirectRequest extends IncomingMessage {
  #hearer: BodyHearer | undefined
  #isStream = false
  #isOver = false

  /**
   * To be asked before any of the body has come, which is in the turn of the event loop in which the request does.
   *
   * @returns false when it is too late: then the body is had as a stream, like that of any other request
   */
  hear(hearer: BodyHearer): boolean {
    if (this.#isStream) return false
    this.#hearer = hearer
    // The server takes a request that nobody reads for one whose body it has to clear away after the answer.
    this.read(0)
    return true
  }

  /** Called by the parser. @returns whether it may go on: whoever hears keeps within bounds of their own */
  override push(chunk: Buffer | null): boolean {
    if (this.#hearer === undefined) {
      this.#isStream = true
      return super.push(chunk)
    }
    if (chunk !== null) this.#hearer.piece(chunk)
    else {
      this.#isOver = true
      this.#hearer.end()
    }
    return true
  }

  /** The server looks here to see whether a request has been read. */
  // @ts-expect-error: an accessor in Node.js too, which its types call a property.
  override get readableEnded(): boolean {
    return this.#isOver || Reflect.get(IncomingMessage.prototype, 'readableEnded', this)
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    if (!this.#isOver) this.#hearer?.gone()
    super._destroy(error, callback)
  }
}

/** The body of any request, straight from the parser where that is possible. */
export function hearBody(request: IncomingMessage, hearer: BodyHearer): void {
  if (request.destroyed) hearer.gone()
  else if (!(request instanceof DirectRequest && request.hear(hearer)))
    request.on('data', hearer.piece).on('end', hearer.end).on('close', hearer.gone)
}
