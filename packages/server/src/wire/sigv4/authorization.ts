import type { Authorization, Credential, SignedHeaders } from './types.ts'

/** What an Authorization header says before its signature: the same in all requests that a client sends on a day. */
type Head = Omit<Authorization, 'signature'>

const SCOPE = /^([^/\s]{1,128})\/(\d{8})\/([a-z0-9-]{1,64})\/([a-z0-9-]{1,64})\/aws4_request$/

/** Reads `KEY/YYYYMMDD/region/service/aws4_request`. */
export function readCredential(text: string): Credential | undefined {
  const match = SCOPE.exec(text)
  if (match === null) return undefined
  return { accessKeyId: match[1]!, date: match[2]!, region: match[3]!, service: match[4]!, text }
}

// Signed header names come from the request: only what can be a header name, and not the keys of Object.prototype.
const SIGNED_HEADERS = /^[a-z0-9!#$%&'*+.^_`|~-]+(;[a-z0-9!#$%&'*+.^_`|~-]+)*$/

/** Reads `host;x-amz-date`. */
export const readSignedHeaders = (text: string): SignedHeaders | undefined =>
  SIGNED_HEADERS.test(text) ? { names: text.split(';'), text } : undefined

/** The value after `name=` in an Authorization header, up to the comma. */
function field(header: string, name: string): string | undefined {
  let at = header.indexOf(`${name}=`)
  while (at > 0 && header[at - 1] !== ' ' && header[at - 1] !== ',') at = header.indexOf(`${name}=`, at + 1)
  if (at < 0) return undefined
  const from = at + name.length + 1
  const comma = header.indexOf(',', from)
  return (comma < 0 ? header.slice(from) : header.slice(from, comma)).trim()
}

export const readIf = <T>(text: string | undefined, read: (text: string) => T): T | undefined =>
  text === undefined ? undefined : read(text)

const readHead = (header: string): Head => ({
  algorithm: header.slice(0, Math.max(header.indexOf(' '), 0)),
  credential: readIf(field(header, 'Credential'), readCredential),
  signedHeaders: readIf(field(header, 'SignedHeaders'), readSignedHeaders),
})

const SIGNATURE_LENGTH = 64
const SIGNATURE_FOLLOWS = /[ ,]Signature=$/
/** Strangers may send any: neither many nor long ones may fill the memory. 1,000 of usual length are some 500 KB. */
const CAPACITY = 1000
const LONGEST_HEAD = 1024
const heads = new Map<string, Head>()

/**
 * Reads an Authorization header, checked for shape and not yet believed. Reading costs as much as computing the signature,
 * so what stands before a signature that comes last, as every client writes it, is read once.
 */
export function readAuthorization(header: string): Authorization {
  const before = header.slice(0, -SIGNATURE_LENGTH)
  const known = heads.get(before)
  if (known !== undefined) return { ...known, signature: header.slice(-SIGNATURE_LENGTH) }
  if (!SIGNATURE_FOLLOWS.test(before) || before.length > LONGEST_HEAD)
    return { ...readHead(header), signature: field(header, 'Signature') }
  const head = readHead(before)
  if (heads.size >= CAPACITY) heads.clear()
  heads.set(before, head)
  return { ...head, signature: header.slice(-SIGNATURE_LENGTH) }
}
