import { createHash, hash } from 'node:crypto'
import { type CrcName, combineCrcs, runningCrc } from './crc.ts'

/** Checksums a client may send with an object; kept and given back. Values are base64. */
export const CHECKSUM_ALGORITHMS = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const
export type ChecksumAlgorithm = (typeof CHECKSUM_ALGORITHMS)[number]

/** Of all bytes, or of the checksums of the parts (then the value ends in `-N`, N the number of parts). */
export type ChecksumType = 'FULL_OBJECT' | 'COMPOSITE'
export type Checksum = { algorithm: ChecksumAlgorithm; type: ChecksumType; value: string }

export type RunningChecksum = { update(bytes: Uint8Array): void; base64(): string }

const isCrc = (algorithm: ChecksumAlgorithm): algorithm is CrcName => algorithm.startsWith('CRC')

export function runningChecksum(algorithm: ChecksumAlgorithm): RunningChecksum {
  const running = isCrc(algorithm) ? runningCrc(algorithm) : createHash(algorithm.toLowerCase())
  return {
    update(bytes) {
      running.update(bytes)
    },
    base64: () => running.digest().toString('base64'),
  }
}

export const isChecksumAlgorithm = (text: string): text is ChecksumAlgorithm =>
  (CHECKSUM_ALGORITHMS as readonly string[]).includes(text)

/** Which kinds of whole-upload checksum an algorithm has. Source: Amazon S3, "Checking object integrity". */
export function isTypeOf(type: ChecksumType, algorithm: ChecksumAlgorithm): boolean {
  if (algorithm === 'CRC64NVME') return type === 'FULL_OBJECT'
  return type === 'COMPOSITE' || isCrc(algorithm)
}

/** The kind an upload gets when the client names none. */
export const defaultType = (algorithm: ChecksumAlgorithm): ChecksumType =>
  algorithm === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE'

/** The checksum of an object made of parts; undefined when a part has none of that kind. */
export function checksumOfParts(
  algorithm: ChecksumAlgorithm,
  type: ChecksumType,
  parts: readonly { size: number; checksum?: Checksum }[],
): Checksum | undefined {
  const digests: Buffer[] = []
  for (const { checksum } of parts) {
    if (checksum?.algorithm !== algorithm) return undefined
    digests.push(Buffer.from(checksum.value, 'base64'))
  }
  if (type === 'COMPOSITE') {
    const running = runningChecksum(algorithm)
    for (const digest of digests) running.update(digest)
    return { algorithm, type, value: `${running.base64()}-${parts.length}` }
  }
  if (!isCrc(algorithm)) return undefined
  const sized = parts.map(({ size }, i) => ({ size, digest: digests[i]! }))
  return { algorithm, type, value: combineCrcs(algorithm, sized).toString('base64') }
}

/** Entity tag of an object made of parts: the MD5 of the parts' MD5s and their number. */
export const etagOfParts = (etags: readonly string[]): string =>
  `${hash('md5', Buffer.from(etags.join(''), 'hex'), 'hex')}-${etags.length}`
