import type { WorkerApi } from './api.ts'
import type { Lease, Reserved, Result } from './api-types.ts'

type Api = Pick<WorkerApi, 'reserve' | 'unreserve' | 'accept'>

/** The task behind the current one: reserved so that its page can be made ready, and accepted only when its turn comes. */
export class NextTask {
  readonly #api: Api
  readonly #onChange: () => void
  #asked = 0
  #isAsking = false
  #isTaking = false
  reserved: Reserved | undefined
  /** Its frame has said that it is complete. */
  isReady = false

  constructor(api: Api, onChange: () => void) {
    this.#api = api
    this.#onChange = onChange
  }

  /** Reserves one unless there is one. */
  async look(title?: string): Promise<void> {
    if (this.reserved || this.#isAsking) return
    const asked = ++this.#asked
    this.#isAsking = true
    const found = await this.#api.reserve(title)
    this.#isAsking = false
    if (!found.ok || !found.value) return
    // Nobody waits for it any more: the worker has left meanwhile.
    if (asked !== this.#asked) return void this.#api.unreserve(found.value.taskId)
    this.reserved = found.value
    this.isReady = false
    this.#onChange()
  }

  frameIsReady(taskId: string): void {
    if (this.reserved?.taskId !== taskId) return
    this.isReady = true
    this.#onChange()
  }

  /** Others may have it. @param isLast  the page is going away */
  giveUp(isLast = false): void {
    this.#asked++
    const { reserved } = this
    if (!reserved) return
    this.#forget()
    const tell = () => void this.#api.unreserve(reserved.taskId, isLast)
    // Its page goes first, with the next update: it would go on to ask for what is not its worker's any more.
    if (isLast) tell()
    else setTimeout(tell)
  }

  /**
   * The service has taken it back: it was stopped, or somebody else was quicker. Its own acceptance is news too, and may
   * be heard of before the reply: what became of it says the reply.
   */
  withdraw(taskIds: readonly string[]): boolean {
    if (this.#isTaking || !this.reserved || !taskIds.includes(this.reserved.taskId)) return false
    this.#forget()
    return true
  }

  /** Its turn has come. @returns undefined when there is none, or it is gone: then the service says what is next */
  async take(): Promise<{ lease: Lease; reserved: Reserved; isReady: boolean } | undefined> {
    const { reserved } = this
    if (!reserved) return undefined
    this.#isTaking = true
    const accepted: Result<Lease> = await this.#api.accept(reserved.taskId)
    this.#isTaking = false
    const { isReady } = this
    this.#asked++
    if (!accepted.ok) {
      this.giveUp()
      return undefined
    }
    // Said by whoever asked: its page must not be taken away in between.
    this.reserved = undefined
    this.isReady = false
    return { lease: accepted.value, reserved, isReady }
  }

  #forget(): void {
    this.reserved = undefined
    this.isReady = false
    this.#onChange()
  }
}
