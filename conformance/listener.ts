import assert from 'node:assert/strict'
import { until } from './until.ts'
import type { Worker } from './worker.ts'

export type News = { tasks: boolean; held: string[]; withdrawn: string[] }

/** A page of the portal that listens. */
export class Listener {
  readonly heard: News[] = []
  readonly #abort = new AbortController()

  static async of(worker: Worker): Promise<Listener> {
    const listener = new Listener()
    const response = await worker.open('changes', listener.#abort.signal)
    assert.equal(response.headers.get('content-type'), 'text/event-stream')
    void listener.#read(response)
    return listener
  }

  async #read(response: Response): Promise<void> {
    try {
      let text = ''
      for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
        text += chunk
        const events = text.split('\n\n')
        text = events.pop()!
        for (const event of events) if (event.startsWith('data: ')) this.heard.push(JSON.parse(event.slice(6)))
      }
    } catch (error) {
      if (!this.#abort.signal.aborted) throw error
    }
  }

  hears(what: (news: News) => boolean): Promise<unknown> {
    return until(
      async () => this.heard.some(what),
      heard => heard,
    )
  }

  close(): void {
    this.#abort.abort()
  }
}
