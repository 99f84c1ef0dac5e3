import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { BackupError } from './backup-error.ts'
import type { BackupKey } from './backup-keys.ts'

/**
 * A file of chunks, each sealed with AES-256-GCM: four bytes of length, four that name the key's slot, the sealed bytes,
 * the tag. Backup, number and header of a chunk are sealed with it, so that none can be swapped, moved or replayed. A
 * key seals each number once at most, which makes the number a nonce. The last chunk carries a digest of all before it:
 * also of those whose keys are gone.
 */
const HEADER_BYTES = 8
const TAG_BYTES = 16
/** No chunk is nearly so large; a length beyond it is damage. */
const MAX_BYTES = 256 * 1024 * 1024
const PLAIN = 0
const ZSTD = 1

function nonceOf(number: number): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(number), 4)
  return nonce
}

const boundTo = (backup: string, number: number, header: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`handloop backup ${backup} ${number} `), header])

function packed(payload: Buffer): Buffer {
  const small = zstdCompressSync(payload)
  return small.length < payload.length
    ? Buffer.concat([Buffer.of(ZSTD), small])
    : Buffer.concat([Buffer.of(PLAIN), payload])
}

const unpacked = (content: Buffer): Buffer =>
  content[0] === ZSTD ? zstdDecompressSync(content.subarray(1)) : content.subarray(1)

export class ChunkWriter {
  readonly #file: FileHandle
  readonly #backup: string
  readonly #hash = createHash('sha256')
  count = 0
  bytes = 0

  constructor(file: FileHandle, backup: string) {
    this.#file = file
    this.#backup = backup
  }

  async write({ slot, key }: BackupKey, payload: Buffer): Promise<void> {
    const content = packed(payload)
    const header = Buffer.alloc(HEADER_BYTES)
    header.writeUInt32BE(content.length + TAG_BYTES, 0)
    header.writeUInt32BE(slot, 4)
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(this.count))
    cipher.setAAD(boundTo(this.#backup, this.count, header))
    const chunk = Buffer.concat([header, cipher.update(content), cipher.final(), cipher.getAuthTag()])
    this.#hash.update(chunk)
    for (let at = 0; at < chunk.length; ) at += (await this.#file.write(chunk, at)).bytesWritten
    this.count++
    this.bytes += chunk.length
  }

  /** Of everything that was written so far. */
  digest(): string {
    return this.#hash.copy().digest('hex')
  }
}

/** `payload` is undefined when its key is gone. `digestBefore`: of all chunks before this one. */
export type Chunk = { number: number; bytes: number; payload: Buffer | undefined; digestBefore: () => string }

type Source = { path: string; backup: string; keyOf: (slot: number) => Uint8Array | undefined }

/** @throws BackupError at the first chunk that is not what was written there */
export async function* readChunks({ path, backup, keyOf }: Source): AsyncGenerator<Chunk> {
  const file = await open(path, 'r')
  const hash = createHash('sha256')
  try {
    for (let number = 0; ; number++) {
      const header = await readExactly(file, HEADER_BYTES)
      if (header.length === 0) return
      const length = header.length === HEADER_BYTES ? header.readUInt32BE(0) : 0
      if (length <= TAG_BYTES || length > MAX_BYTES) throw damaged(path, number)
      const sealed = await readExactly(file, length)
      if (sealed.length < length) throw damaged(path, number)
      const before = hash.copy()
      hash.update(header).update(sealed)
      const key = keyOf(header.readUInt32BE(4))
      const payload = key && opened(sealed, key, nonceOf(number), boundTo(backup, number, header))
      if (key !== undefined && payload === undefined) throw damaged(path, number)
      yield { number, bytes: HEADER_BYTES + length, payload, digestBefore: () => before.digest('hex') }
    }
  } finally {
    await file.close()
  }
}

/** @returns fewer bytes at the end of the file only */
async function readExactly(file: FileHandle, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  let at = 0
  while (at < length) {
    const { bytesRead } = await file.read(bytes, at, length - at)
    if (bytesRead === 0) break
    at += bytesRead
  }
  return bytes.subarray(0, at)
}

function opened(sealed: Buffer, key: Uint8Array, nonce: Buffer, bound: Buffer): Buffer | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
  decipher.setAAD(bound)
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  try {
    return unpacked(Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]))
  } catch {
    return undefined
  }
}

export const damaged = (path: string, number: number): BackupError =>
  new BackupError(
    `${path} is damaged at chunk ${number}: it was cut or changed, or the keys are another backup's; restore from another backup`,
  )
