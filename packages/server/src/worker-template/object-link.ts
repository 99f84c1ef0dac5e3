import { createHmac, timingSafeEqual } from 'node:crypto'

/** Lets a rendered page read objects: each link is bound to this grant and dies with it. */
export type ObjectGrant = {
  /** absolute URL prefix on the content origin, no trailing slash, e.g. `http://localhost:4600/objects/GRANTTOKEN` */
  base: string
  /** 32 bytes, this grant's own key */
  key: Uint8Array
}

/** 192 bits in base64url. */
const PROOF_LENGTH = 32
/** A key has up to 1024 bytes; its name is only there to be read, and to give a browser the file's extension. */
const NAME_LENGTH = 80

/**
 * A URL that reads one object: `BASE/PROOF/BUCKET/KEY/NAME`.
 *
 * The key is base64url: browsers resolve `..`, `%2e%2e` and empty segments before they ask, and proxies decode `%2F`, so
 * no percent-encoding of a key survives them all. NAME is the key's last part, for people and players; nothing checks it.
 */
export function objectLink(grant: ObjectGrant, bucket: string, key: string): string {
  const encodedKey = Buffer.from(key.toWellFormed(), 'utf8').toString('base64url')
  return `${grant.base}/${proof(grant.key, bucket, key)}/${bucket}/${encodedKey}/${fileName(key)}`
}

/**
 * Reads a link back.
 *
 * @param rest  what follows the grant's base, without a slash in front and without a query
 * @returns undefined unless this grant's key made the link
 */
export function readObjectLink(grantKey: Uint8Array, rest: string): { bucket: string; key: string } | undefined {
  const [shown, bucket, encodedKey, name, ...more] = rest.split('/')
  if (shown === undefined || bucket === undefined || encodedKey === undefined || name === undefined || more.length)
    return undefined
  if (!/^[\w-]+$/.test(encodedKey)) return undefined
  const key = Buffer.from(encodedKey, 'base64url').toString('utf8')
  const expected = Buffer.from(proof(grantKey, bucket, key))
  const given = Buffer.from(shown)
  return given.length === expected.length && timingSafeEqual(given, expected) ? { bucket, key } : undefined
}

function proof(grantKey: Uint8Array, bucket: string, key: string): string {
  const hmac = createHmac('sha256', grantKey).update(`${bucket}\0${key.toWellFormed()}`, 'utf8')
  return hmac.digest('base64url').slice(0, PROOF_LENGTH)
}

/** A name of nothing but dots would be resolved away, and a browser would ask for another URL. */
function fileName(key: string): string {
  const name = key.toWellFormed().slice(key.lastIndexOf('/') + 1)
  const shown = Array.from(name).slice(-NAME_LENGTH).join('')
  return /^\.*$/.test(shown) ? 'object' : encodeURIComponent(shown).replaceAll("'", '%27')
}
