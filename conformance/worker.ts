import type { Service } from './service.ts'

export type Reply = { status: number; body: Record<string, unknown> }

/** A worker of the built-in directory who calls the worker API with a bearer token. */
export class Worker {
  readonly #url: string
  readonly #token: string

  private constructor(url: string, token: string) {
    this.#url = url
    this.#token = token
  }

  static async join(service: Service, name: string, ...options: string[]): Promise<Worker> {
    await service.cli('worker', 'add', name, ...options)
    return new Worker(service.url, await service.cli('worker', 'token', name))
  }

  /** The same worker at another node. */
  at(service: Service): Worker {
    return new Worker(service.url, this.#token)
  }

  async ask(method: string, path: string, body?: object): Promise<Reply> {
    const response = await fetch(`${this.#url}/worker/api/${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) }
  }

  /** Opens an answer that never ends. */
  open(path: string, signal: AbortSignal): Promise<Response> {
    return fetch(`${this.#url}/worker/api/${path}`, { headers: { authorization: `Bearer ${this.#token}` }, signal })
  }

  /** Takes the oldest task there is. */
  async next(): Promise<Lease> {
    const { status, body } = await this.ask('POST', 'tasks/next')
    if (status !== 200) throw new Error(`tasks/next answered ${status}: ${JSON.stringify(body)}`)
    return body as unknown as Lease
  }

  submit(lease: Lease, answerContent: object): Promise<Reply> {
    return this.ask('POST', `tasks/${lease.taskId}/submit`, { leaseEpoch: lease.leaseEpoch, answerContent })
  }

  giveBack(lease: Lease, how: 'release' | 'decline' | 'leave'): Promise<Reply> {
    return this.ask('POST', `tasks/${lease.taskId}/${how}`, { leaseEpoch: lease.leaseEpoch })
  }
}

export type Lease = {
  taskId: string
  leaseEpoch: number
  acceptedAt: string
  expiresAt: string
  title: string
  description: string
  frameUrl: string
}
