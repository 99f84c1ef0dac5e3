import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
  randomBytes,
  randomUUID,
  timingSafeEqual,
} from 'node:crypto'
import { canonicalJson } from './human-loop/canonical-json.ts'

/** What a key is used for: a text sealed for one purpose opens for no other. */
type Purpose =
  | 'page-token'
  | 'task-frame'
  | 'object-grant'
  | 'object-grant-key'
  | 'task-id'
  | 'worker-id'
  | 'csrf'
  | 'input-digest'
  | 'webhook'
  | 'template-link'

const NONCE_BYTES = 12

/** The only source of randomness, and everything that is derived from the installation's master key. */
export class Keys {
  readonly #master: Uint8Array
  /** Kept as objects: Node.js takes tens of microseconds to make one of bytes, and each request seals several times. */
  readonly #derived = new Map<Purpose, KeyObject>()
  /** Made once: a block of sixteen bytes does not depend on those before it, and making one costs more than all the rest. */
  readonly #taskId: { hide: Block; reveal: Block }

  #nonces = Buffer.alloc(0)

  constructor(master: Uint8Array) {
    this.#master = master
    const key = this.key('task-id')
    this.#taskId = {
      hide: blocks(createCipheriv('aes-256-ecb', key, null)),
      reveal: blocks(createDecipheriv('aes-256-ecb', key, null)),
    }
  }

  key(purpose: Purpose): KeyObject {
    let key = this.#derived.get(purpose)
    if (key === undefined) {
      key = createSecretKey(Buffer.from(hkdfSync('sha256', this.#master, '', `handloop ${purpose}`, 32)))
      this.#derived.set(purpose, key)
    }
    return key
  }

  /** An unreadable, unforgeable text that only `open` with the same purpose turns back. */
  seal(purpose: Purpose, content: unknown): string {
    const nonce = this.#nonce()
    const cipher = createCipheriv('aes-256-gcm', this.key(purpose), nonce)
    const sealed = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
  }

  /** Each is used once. Drawn by the hundred: drawing costs the same for one. */
  #nonce(): Buffer {
    if (this.#nonces.length === 0) this.#nonces = randomBytes(NONCE_BYTES * 128)
    const nonce = this.#nonces.subarray(0, NONCE_BYTES)
    this.#nonces = this.#nonces.subarray(NONCE_BYTES)
    return nonce
  }

  /** @returns what was sealed, or undefined for anything altered, foreign or made for another purpose */
  open(purpose: Purpose, text: string): unknown {
    const bytes = Buffer.from(text, 'base64url')
    // Not canonical: characters were changed in bits that base64 ignores.
    if (bytes.length < 28 || bytes.toString('base64url') !== text) return undefined
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key(purpose), bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(12, 28))
      return JSON.parse(decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8'))
    } catch {
      return undefined
    }
  }

  mac(purpose: Purpose, text: string): Buffer {
    return createHmac('sha256', this.key(purpose)).update(text).digest()
  }

  /** Opaque, stable id of a loop's task: workers learn neither the loop's name nor how many there are. */
  taskId(loopId: number): string {
    const block = Buffer.alloc(16)
    block.writeBigUInt64BE(BigInt(loopId))
    return this.#taskId.hide(block).toString('hex')
  }

  loopIdOf(taskId: string): number | undefined {
    if (!/^[0-9a-f]{32}$/.test(taskId)) return undefined
    const block = this.#taskId.reveal(Buffer.from(taskId, 'hex'))
    const id = block.readBigUInt64BE()
    return block.readBigUInt64BE(8) === 0n && id <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(id) : undefined
  }

  /** Tells whether two inputs are the same when one of them is gone. Keyed, so that guesses can't be tried out. */
  inputDigest(content: string, classifiers: string | null): Buffer {
    return this.mac('input-digest', `${classifiers}\n${canonicalJson(content)}`)
  }

  /** Shown to customers instead of the person: 16 hex characters, stable over renames. Source: spec 5.3. */
  workerId(issuer: string, sub: string): string {
    return this.mac('worker-id', JSON.stringify([issuer, sub]))
      .toString('hex')
      .slice(0, 16)
  }
}

type Block = (block: Buffer) => Buffer

/** Without padding each block comes back as soon as it went in. */
function blocks(cipher: ReturnType<typeof createCipheriv | typeof createDecipheriv>): Block {
  cipher.setAutoPadding(false)
  return block => cipher.update(block)
}

export const newId = (): string => randomUUID()
/** A secret for a link, a token or a cookie: 256 random bits. */
export const newSecret = (): string => randomBytes(32).toString('base64url')
/** Names bodies of objects; nobody ever sees it. */
export const newFileName = (): string => randomBytes(16).toString('hex')
export const newMasterKey = (): Uint8Array => randomBytes(32)
/** Seals a part of a backup, and nothing else. */
export const newBackupKey = (): Uint8Array => randomBytes(32)
export const sha256 = (text: string | Uint8Array): Buffer => hash('sha256', text, 'buffer')

export const isSame = (a: string, b: string): boolean => timingSafeEqual(sha256(a), sha256(b))

/** Access keys have the platform's form, so that clients which check it are content. */
export const newAccessKey = (): { id: string; secret: string } => newKey('AKIA')
/** One that is stored nowhere and ends soon. */
export const newTemporaryKey = (): { id: string; secret: string } => newKey('ASIA')

function newKey(prefix: string): { id: string; secret: string } {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const id = Array.from(randomBytes(16), byte => alphabet[byte % 32]).join('')
  return { id: prefix + id, secret: randomBytes(30).toString('base64').replaceAll('+', 'a').replaceAll('/', 'b') }
}
