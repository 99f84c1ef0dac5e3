import type { News } from './api-types.ts'

/**
 * The line on which the service tells what happens, open while somebody can see the page: browsers allow few lines to
 * one service, and a worker may have many tabs. The browser opens it again when it breaks.
 */
export class NewsLine {
  readonly #url: string
  readonly #hear: (news: News) => void
  #source: EventSource | undefined

  constructor(url: string, hear: (news: News) => void) {
    this.#url = url
    this.#hear = hear
  }

  start(): void {
    document.addEventListener('visibilitychange', this.#follow)
    this.#follow()
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.#follow)
    this.#close()
  }

  readonly #follow = (): void => {
    if (document.visibilityState !== 'visible') this.#close()
    else if (!this.#source) this.#open()
  }

  #open(): void {
    this.#source = new EventSource(this.#url)
    this.#source.onmessage = event => this.#hear(JSON.parse(String(event.data)) as News)
  }

  #close(): void {
    this.#source?.close()
    this.#source = undefined
  }
}
