import type { IncomingMessage } from 'node:http'
import { newTemporaryKey } from '../keys.ts'
import { accessKey, hasRegion } from '../store/accounts.ts'
import type { Store } from '../store/store.ts'
import { openRegion } from '../workforce/default-team.ts'
import type { ErrorKind, ServiceError } from './errors.ts'
import type { Caller } from './operation.ts'
import {
  type AccessKey,
  authorizationOf,
  type Credential,
  credentialOf,
  type SignatureErrorKind,
  type SignedRequest,
  verifyWithBody,
} from './sigv4/index.ts'

/** How long a key that was deleted or made by the command line may go unnoticed. Source: contract, command line. */
const CACHE_MS = 500
/** How long a key lives that the console signs with. */
const ISSUED_MS = 15 * 60_000

type KnownKey = AccessKey & { isClosed: boolean }

/** The access keys of the installation, each read again after half a second. */
export class AccessKeys {
  readonly #store: Store
  readonly #known = new Map<string, { key: KnownKey | undefined; readAt: number }>()
  readonly #issued = new Map<string, { key: KnownKey; until: number }>()

  constructor(store: Store) {
    this.#store = store
  }

  /** A key of our own for calls from inside: it lives for minutes and is stored nowhere. */
  issued(accountId: string): { id: string; secret: string } {
    const now = performance.now()
    for (const [id, { until }] of this.#issued) if (until < now) this.#issued.delete(id)
    for (const { key, until } of this.#issued.values())
      if (key.accountId === accountId && until - now > ISSUED_MS / 2) return key
    const key = { ...newTemporaryKey(), accountId, isClosed: false }
    this.#issued.set(key.id, { key, until: now + ISSUED_MS })
    return key
  }

  /** A key that `find` has just brought. */
  known(id: string): KnownKey | undefined {
    const key = this.#known.get(id)?.key
    return key?.isClosed ? undefined : key
  }

  /** What is known of a key and need not be read again yet: that there is none as well. */
  fresh(id: string): { key: KnownKey | undefined } | undefined {
    const now = performance.now()
    const issued = this.#issued.get(id)
    if (issued !== undefined && now < issued.until) return issued
    const known = this.#known.get(id)
    return known !== undefined && now - known.readAt < CACHE_MS ? known : undefined
  }

  async find(id: string): Promise<KnownKey | undefined> {
    const fresh = this.fresh(id)
    if (fresh !== undefined) return fresh.key
    const row = await this.#store.read(() => accessKey(id))
    const key = row && { id: row.id, secret: row.secret, accountId: row.account_id, isClosed: row.is_closed === 1 }
    // Strangers may ask for any id: what does not exist must not fill the memory.
    if (this.#known.size > 10_000) this.#known.clear()
    this.#known.set(id, { key, readAt: performance.now() })
    return key
  }
}

const NO_KEY = { key: undefined }

const KINDS: Record<SignatureErrorKind, ErrorKind> = {
  missingAuthentication: 'missingAuthentication',
  malformed: 'missingAuthentication',
  unknownAccessKey: 'unknownAccessKey',
  signatureMismatch: 'wrongSignature',
  requestExpired: 'wrongSignature',
  requestInFuture: 'wrongSignature',
}

export type Authenticated = { ok: true; caller: Caller } | { ok: false; error: ServiceError }

const SIGNED = Symbol('signed')
type Seen = IncomingMessage & { [SIGNED]?: SignedRequest }

/** A request as its signature sees it, with its Authorization header read: once, because three ask for it. */
export function signedRequest(request: Seen): SignedRequest {
  let signed = request[SIGNED]
  if (signed === undefined) {
    const { method = 'GET', url = '/', headers } = request
    signed = { method, url, headers }
    signed.authorization = authorizationOf(signed)
    request[SIGNED] = signed
  }
  return signed
}

/** Whom a request names as its signer; asked for by who chooses the answerer and by who finds the key. */
export const namedCredential = (request: IncomingMessage): Credential | undefined =>
  credentialOf(signedRequest(request))

/** Who signed the request, and that nothing of it was altered. Verified on every call. Source: spec 3.4, 11-35. */
export class Authenticator {
  readonly #keys: AccessKeys
  readonly #store: Store
  readonly #realNow: () => Date
  /** Of each account: those whose default team is there. */
  readonly #openRegions = new Map<string, Set<string>>()

  constructor(keys: AccessKeys, store: Store, realNow: () => Date) {
    this.#keys = keys
    this.#store = store
    this.#realNow = realNow
  }

  /** @param service  the signing name that the scope must have */
  async authenticate(request: IncomingMessage, body: Uint8Array, service: string): Promise<Authenticated> {
    const signed = signedRequest(request)
    const id = namedCredential(request)?.accessKeyId
    const fresh = id === undefined ? NO_KEY : this.#keys.fresh(id)
    const key = fresh === undefined ? await this.#keys.find(id!) : fresh.key
    const verification = verifyWithBody(signed, body, this.#realNow(), () => key)
    if (!verification.ok) return refused(KINDS[verification.error.kind], verification.error.message)
    const { region, service: scoped, accessKey: verified } = verification.verified
    if (scoped !== service)
      return refused('wrongSignature', `Credential should be scoped to correct service: '${service}', not '${scoped}'.`)
    if (key?.isClosed) return refused('accessDenied', `The account ${verified.accountId} is closed.`)
    const { accountId } = verified
    if (this.#openRegions.get(accountId)?.has(region) !== true) await this.#openRegion(accountId, region)
    return { ok: true, caller: { accountId, region, accessKeyId: verified.id } }
  }

  /** The default team exists in every region that a caller uses. Source: contract, first start. */
  async #openRegion(accountId: string, region: string): Promise<void> {
    if (!(await this.#store.read(() => hasRegion(accountId, region))))
      await this.#store.write(moment => openRegion({ accountId, region }, moment.at))
    this.#openRegions.set(accountId, (this.#openRegions.get(accountId) ?? new Set()).add(region))
  }
}

const refused = (kind: ErrorKind, message: string): Authenticated => ({ ok: false, error: { kind, message } })
