import type { FastifyRequest } from 'fastify'
import type { Addresses } from '../addresses.ts'
import type { Clock } from '../clock.ts'
import { isSame, type Keys, newSecret, sha256 } from '../keys.ts'
import { deleteSession, insertSession, sessionOf, signInLink, useSignInLink, workerOfToken } from '../store/sessions.ts'
import type { Store } from '../store/store.ts'
import { type WorkerRow, workerById } from '../store/workers.ts'

/** A working day; then the worker asks for a new link. */
const SESSION_MS = 12 * 60 * 60 * 1000

export type SignedIn = { worker: WorkerRow /** undefined with a bearer token */; sessionId: string | undefined }

/** Who is at the worker portal: a session cookie, or a bearer token for programs. Source: contract, worker API. */
export class Sessions {
  readonly #store: Store
  readonly #clock: Clock
  readonly #keys: Keys
  readonly #cookie: { name: string; attributes: string }

  constructor(store: Store, clock: Clock, keys: Keys, addresses: Addresses) {
    this.#store = store
    this.#clock = clock
    this.#keys = keys
    const isSecure = addresses.publicUrl.startsWith('https:')
    // Browsers accept the __Host- prefix, which no other site can set, only with Secure and the root path.
    this.#cookie = isSecure
      ? { name: '__Host-handloop-worker', attributes: 'Path=/; HttpOnly; SameSite=Lax; Secure' }
      : { name: 'handloop-worker', attributes: `Path=${addresses.prefix}/worker; HttpOnly; SameSite=Lax` }
  }

  /** Is the link still good? Looking does not use it up. */
  async isLinkGood(token: string): Promise<boolean> {
    const link = await this.#store.read(() => signInLink(sha256(token), this.#clock.now()))
    return link !== undefined && link.worker_id !== null
  }

  /** Uses a sign-in link up. @returns the cookie to set, or undefined when the link is used, unknown or too old */
  signIn(token: string): Promise<string | undefined> {
    const sessionId = newSecret()
    const realNow = this.#clock.realNow()
    const { name, attributes } = this.#cookie
    return this.#store.write(function* (moment) {
      const link = yield* useSignInLink(sha256(token), moment.at)
      if (link === undefined || link.worker_id === null) return undefined
      const expiresAt = new Date(realNow.getTime() + SESSION_MS)
      yield* insertSession(sha256(sessionId), link.worker_id, expiresAt)
      return `${name}=${sessionId}; ${attributes}; Max-Age=${SESSION_MS / 1000}`
    })
  }

  /** @returns the cookie that clears the session */
  async signOut(sessionId: string): Promise<string> {
    await this.#store.write(() => deleteSession(sha256(sessionId)))
    return `${this.#cookie.name}=; ${this.#cookie.attributes}; Max-Age=0`
  }

  async signedIn(request: FastifyRequest): Promise<SignedIn | undefined> {
    const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
    const sessionId = bearer === undefined ? this.#sessionId(request) : undefined
    if (bearer === undefined && sessionId === undefined) return undefined
    const realNow = this.#clock.realNow()
    const worker = await this.#store.read(function* () {
      const owner =
        bearer === undefined ? yield* sessionOf(sha256(sessionId!), realNow) : yield* workerOfToken(sha256(bearer))
      return owner === undefined || owner.worker_id === null ? undefined : yield* workerById(owner.worker_id)
    })
    return worker === undefined || worker.is_disabled === 1 ? undefined : { worker, sessionId }
  }

  /** What a page has to send with every change, so that no other site can make one in the worker's name. */
  csrfToken(sessionId: string): string {
    return this.#keys.mac('csrf', sessionId).toString('base64url')
  }

  isGenuine(request: FastifyRequest, signedIn: SignedIn): boolean {
    if (signedIn.sessionId === undefined) return true
    const sent = request.headers['x-csrf-token']
    return typeof sent === 'string' && isSame(sent, this.csrfToken(signedIn.sessionId))
  }

  #sessionId(request: FastifyRequest): string | undefined {
    const cookies = (request.headers.cookie ?? '').split(/;\s*/)
    const prefix = `${this.#cookie.name}=`
    return cookies.find(cookie => cookie.startsWith(prefix))?.slice(prefix.length) || undefined
  }
}
