import type { IncomingHttpHeaders } from 'node:http'
import type { Addresses } from '../addresses.ts'
import type { Clock } from '../clock.ts'
import { isSame, type Keys, newSecret, sha256 } from '../keys.ts'
import { deleteSession, insertSession, sessionOf, signInLink, useSignInLink } from '../store/sessions.ts'
import type { Unit } from '../store/sql.ts'
import type { Store } from '../store/store.ts'

/** A working day; then people ask for a new link. */
const SESSION_MS = 12 * 60 * 60 * 1000

/** Whose sessions: workers at the portal, operators at the console. A link for one is none for the other. */
export type Audience = 'worker' | 'console'

export type Session = { id: string /** null: an operator */; workerId: number | null }

/** Sessions of people at a browser: a random id in a cookie, its hash in the store, so that each can be ended. */
export class Sessions {
  readonly #store: Store
  readonly #clock: Clock
  readonly #keys: Keys
  readonly #audience: Audience
  readonly #cookie: { name: string; attributes: string }

  constructor(parts: { store: Store; clock: Clock; keys: Keys; addresses: Addresses }, audience: Audience) {
    this.#store = parts.store
    this.#clock = parts.clock
    this.#keys = parts.keys
    this.#audience = audience
    const { publicUrl, prefix } = parts.addresses
    // Browsers accept the __Host- prefix, which no other site can set, only with Secure and the root path.
    this.#cookie = publicUrl.startsWith('https:')
      ? { name: `__Host-handloop-${audience}`, attributes: 'Path=/; HttpOnly; SameSite=Lax; Secure' }
      : { name: `handloop-${audience}`, attributes: `Path=${prefix}/${audience}; HttpOnly; SameSite=Lax` }
  }

  /** Is the link still good? Looking does not use it up. */
  async isLinkGood(token: string): Promise<boolean> {
    const link = await this.#store.read(() => signInLink(sha256(token), this.#clock.now()))
    return link !== undefined && this.#isOurs(link.worker_id)
  }

  /** Uses a sign-in link up. @returns the cookie to set, or undefined when the link is used, unknown or too old */
  async signIn(token: string): Promise<string | undefined> {
    if (!(await this.isLinkGood(token))) return undefined
    const sessionId = newSecret()
    const expiresAt = new Date(this.#clock.realNow().getTime() + SESSION_MS)
    const { name, attributes } = this.#cookie
    return this.#store.write(function* (moment) {
      const link = yield* useSignInLink(sha256(token), moment.at)
      if (link === undefined) return undefined
      yield* insertSession(sha256(sessionId), link.worker_id, expiresAt)
      return `${name}=${sessionId}; ${attributes}; Max-Age=${SESSION_MS / 1000}`
    })
  }

  /** @returns the cookie that clears the session */
  async signOut(sessionId: string): Promise<string> {
    await this.#store.write(() => deleteSession(sha256(sessionId)))
    return `${this.#cookie.name}=; ${this.#cookie.attributes}; Max-Age=0`
  }

  find(headers: IncomingHttpHeaders): Promise<Session | undefined> {
    return this.#store.read(() => this.found(headers))
  }

  *found(headers: IncomingHttpHeaders): Unit<Session | undefined> {
    const prefix = `${this.#cookie.name}=`
    const cookies = (headers.cookie ?? '').split(/;\s*/)
    const id = cookies.find(cookie => cookie.startsWith(prefix))?.slice(prefix.length)
    if (!id) return undefined
    const found = yield* sessionOf(sha256(id), this.#clock.realNow())
    return found && this.#isOurs(found.worker_id) ? { id, workerId: found.worker_id } : undefined
  }

  /** What a page has to send with every change, so that no other site can make one in somebody's name. */
  csrfToken(sessionId: string): string {
    return this.#keys.mac('csrf', sessionId).toString('base64url')
  }

  isGenuine(sessionId: string, sent: unknown): boolean {
    return typeof sent === 'string' && isSame(sent, this.csrfToken(sessionId))
  }

  #isOurs(workerId: number | null): boolean {
    return (workerId === null) === (this.#audience === 'console')
  }
}
