import type { Service } from './service.ts'
import type { Reply } from './worker.ts'

/** An operator signed in at the console, as its pages' own scripts call the API: session cookie and CSRF header. */
export class Operator {
  readonly #url: string
  readonly #headers: Record<string, string>

  private constructor(url: string, headers: Record<string, string>) {
    this.#url = url
    this.#headers = headers
  }

  static async signIn(service: Service): Promise<Operator> {
    const signedIn = await fetch(await service.cli('console', 'link'), { method: 'POST', redirect: 'manual' })
    const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0]!
    const session = await new Operator(service.url, { cookie }).ask('GET', 'session')
    return new Operator(service.url, { cookie, 'x-csrf-token': String(session.body.csrfToken) })
  }

  get cookie(): string {
    return this.#headers.cookie!
  }

  /** The same session as a page of another site would use it: the browser sends the cookie, nobody the header. */
  forged(): Operator {
    return new Operator(this.#url, { cookie: this.#headers.cookie! })
  }

  async ask(method: string, path: string, body?: object): Promise<Reply> {
    const response = await fetch(`${this.#url}/console/api/${path}`, {
      method,
      headers: { ...this.#headers, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) }
  }
}
