import type { Server, ServerResponse } from 'node:http'
import { EVENT_STREAM } from './observing/event-stream.ts'

/** As long as somebody is connected: load balancers that look at /readyz in this time send nothing more. */
const NOTICE_MS = 500
/** What is running by then is cut off, so that the process ends within the contract's ten seconds. */
const LONGEST_MS = 7_000
/** Connections that have become idle are closed this often. */
const LOOK_MS = 25

/**
 * Lets a server end without breaking anything off. Requests that arrive before the door is closed are answered, every
 * answer says that its connection closes, and a connection is closed as soon as nothing is asked on it.
 */
export class Draining {
  readonly #server: Server
  readonly #open = new OpenAnswers()
  #hasBegun = false

  constructor(server: Server) {
    this.#server = server
  }

  /**
   * Has to see every request before anybody answers it.
   *
   * @returns to be called when the answer is out
   */
  see(response: ServerResponse): () => void {
    if (this.#hasBegun) closing(response)
    return this.#open.add(response)
  }

  /** @returns when the last connection is closed */
  async finish(): Promise<void> {
    this.#hasBegun = true
    for (const response of this.#open) closing(response)
    if ((await this.#connections()) > 0) await new Promise(resolve => setTimeout(resolve, NOTICE_MS))
    const closed = new Promise<void>(resolve => this.#server.close(() => resolve()))
    const look = setInterval(() => this.#server.closeIdleConnections(), LOOK_MS)
    const deadline = setTimeout(() => this.#server.closeAllConnections(), LONGEST_MS)
    this.#server.closeIdleConnections()
    await closed
    clearInterval(look)
    clearTimeout(deadline)
  }

  #connections(): Promise<number> {
    return new Promise(resolve => this.#server.getConnections((_error, count) => resolve(count ?? 0)))
  }
}

type Place = { readonly response: ServerResponse; at: number }

/**
 * Not a Set: one that is filled and emptied all day is copied again and again, each copy knows the next, and by way of
 * the oldest of them the collector takes every answer that was open at such a moment for one that is still needed.
 */
class OpenAnswers {
  readonly #places: Place[] = []

  /** @returns what takes it out again */
  add(response: ServerResponse): () => void {
    const place: Place = { response, at: this.#places.length }
    this.#places.push(place)
    return () => this.#remove(place)
  }

  *[Symbol.iterator](): Generator<ServerResponse> {
    for (const { response } of this.#places) yield response
  }

  /** The last one moves into the gap. */
  #remove(place: Place): void {
    const last = this.#places.pop()!
    if (last === place) return
    last.at = place.at
    this.#places[place.at] = last
  }
}

/** No handler sets this header otherwise, and those that write their own heads keep what was set before. */
function closing(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close')
  // Whoever listens for news would listen for ever; their browser connects again, to a node that is there.
  else if (response.getHeader('content-type') === EVENT_STREAM) response.end()
}
