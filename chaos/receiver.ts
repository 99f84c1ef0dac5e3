import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Chance } from './chance.ts'
import { type EventFound, STATUS_EVENT } from './world.ts'

/** How the receiver of events behaves. */
export type Mood = 'well' | 'answers500' | 'slow' | 'cuts'

type Event = {
  id: string
  'detail-type': string
  detail: {
    humanLoopName?: string
    humanLoopArn: string
    humanLoopStatus?: string
    humanLoopOutput?: { outputS3Uri: string }
  }
}

export function eventOf(text: string): EventFound {
  const { id, 'detail-type': type, detail } = JSON.parse(text) as Event
  const loop = detail.humanLoopName ?? detail.humanLoopArn.split('/').at(-1)!
  if (type !== STATUS_EVENT) return { id, loop, type }
  return { id, loop, type, status: detail.humanLoopStatus!, outputS3Uri: detail.humanLoopOutput!.outputS3Uri }
}

/** A webhook that writes down everything that arrives, whatever it answers. */
export class Receiver {
  readonly arrivals: EventFound[] = []
  /** Loops that have ended, as far as was heard. */
  readonly ended: string[] = []
  mood: Mood = 'well'
  readonly #chance: Chance
  readonly #server: Server

  constructor(chance: Chance) {
    this.#chance = chance
    this.#server = createServer((request, response) => void this.#take(request, response).catch(() => {}))
  }

  async listen(): Promise<string> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hook`
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Half of the cuts come before the body was read, half after: what arrived may be sent again.
    if (this.mood === 'cuts' && this.#chance.happens(25)) return void request.socket.destroy()
    let text = ''
    for await (const piece of request.setEncoding('utf8')) text += piece
    const event = eventOf(text)
    this.arrivals.push(event)
    if (event.status !== undefined) this.ended.push(event.loop)
    if (this.mood === 'cuts' && this.#chance.happens(33)) return void request.socket.destroy()
    if (this.mood === 'slow') await new Promise(resolve => setTimeout(resolve, this.#chance.between(50, 600)))
    response.writeHead(this.mood === 'answers500' && this.#chance.happens(80) ? 500 : 204).end()
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}
