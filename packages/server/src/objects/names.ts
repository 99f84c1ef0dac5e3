import { type ObjectError, refused } from './object-store.ts'

const MAX_KEY_BYTES = 1024
const MAX_METADATA_BYTES = 2048

type Problem = { ok: false; error: ObjectError } | undefined

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/
const LOOKS_LIKE_AN_ADDRESS = /^\d+\.\d+\.\d+\.\d+$/

/** Source: Amazon S3, "General purpose bucket naming rules". */
export const isBucketName = (name: string): boolean =>
  BUCKET.test(name) && !name.includes('..') && !LOOKS_LIKE_AN_ADDRESS.test(name)

export function keyProblem(key: string): Problem {
  if (key === '' || key.includes('\0'))
    return refused('invalidKey', 'A key needs 1 to 1024 bytes of UTF-8 without NUL.')
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) return refused('keyTooLong', 'Your key is too long')
  return undefined
}

export function metadataProblem(metadata: Record<string, string>): Problem {
  let size = 0
  for (const [name, value] of Object.entries(metadata)) size += Buffer.byteLength(name) + Buffer.byteLength(value)
  if (size <= MAX_METADATA_BYTES) return undefined
  return refused('metadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size')
}
