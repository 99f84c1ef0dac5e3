import {
  type FrameMessage,
  type PortalMessage,
  readFrameMessage,
} from '../../../crowd-elements/src/task-frame/messages.ts'

export type FrameOrigin = {
  /** e.g. `http://localhost:4600` */
  contentOrigin: string
  /** The frame is served with a sandbox header and has no origin: browsers call it `null`. */
  isSandboxed: boolean
}

type Arrival = { data: unknown; origin: string; source: unknown }

/** A message counts only from the very window of our frame, from the origin it is served from, and in the agreed shape. */
export function accepted(arrival: Arrival, frameWindow: unknown, origin: FrameOrigin): FrameMessage | undefined {
  if (!frameWindow || arrival.source !== frameWindow) return undefined
  if (arrival.origin !== (origin.isSandboxed ? 'null' : origin.contentOrigin)) return undefined
  return readFrameMessage(arrival.data)
}

/** The portal's end of the line to one task frame. */
export class FrameChannel {
  readonly #frame: () => Window | null
  readonly #origin: FrameOrigin
  readonly #receive: (message: FrameMessage) => void

  constructor(frame: () => Window | null, origin: FrameOrigin, receive: (message: FrameMessage) => void) {
    this.#frame = frame
    this.#origin = origin
    this.#receive = receive
  }

  open(): void {
    window.addEventListener('message', this.#onMessage)
  }

  close(): void {
    window.removeEventListener('message', this.#onMessage)
  }

  send(message: PortalMessage): void {
    // A page without an origin cannot be named as a target; nothing in these messages is secret from the template.
    this.#frame()?.postMessage(message, this.#origin.isSandboxed ? '*' : this.#origin.contentOrigin)
  }

  readonly #onMessage = (event: MessageEvent): void => {
    const message = accepted(event, this.#frame(), this.#origin)
    if (message) this.#receive(message)
  }
}
