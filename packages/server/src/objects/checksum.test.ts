import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CHECKSUM_ALGORITHMS, type ChecksumAlgorithm, checksumOfParts, runningChecksum } from './checksum.ts'

const sumOf = (algorithm: ChecksumAlgorithm, ...pieces: Uint8Array[]): string => {
  const running = runningChecksum(algorithm)
  for (const piece of pieces) running.update(piece)
  return running.base64()
}
const hexOf = (base64: string): string => Buffer.from(base64, 'base64').toString('hex')

test('the published check values of "123456789" come out', () => {
  const digits = Buffer.from('123456789')
  assert.equal(hexOf(sumOf('CRC32', digits)), 'cbf43926')
  assert.equal(hexOf(sumOf('CRC32C', digits)), 'e3069283')
  assert.equal(hexOf(sumOf('CRC64NVME', digits)), 'ae8b14860a799888')
  assert.equal(hexOf(sumOf('SHA1', digits)), 'f7c3bc1d808e04732adf679965ccc34ca7ae3441')
  assert.equal(hexOf(sumOf('SHA256', digits)), '15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225')
})

const bytes = fc.uint8Array({ maxLength: 100 })

test('a sum does not depend on how the bytes were cut', () => {
  fc.assert(
    fc.property(fc.constantFrom(...CHECKSUM_ALGORITHMS), fc.array(bytes), (algorithm, pieces) => {
      assert.equal(sumOf(algorithm, ...pieces), sumOf(algorithm, Buffer.concat(pieces)))
    }),
  )
})

test('the sum of parts laid end to end is computed without reading them again', () => {
  const crc = fc.constantFrom<ChecksumAlgorithm>('CRC32', 'CRC32C', 'CRC64NVME')
  fc.assert(
    fc.property(crc, fc.array(bytes, { minLength: 1 }), (algorithm, pieces) => {
      const parts = pieces.map(piece => ({
        size: piece.length,
        checksum: { algorithm, type: 'FULL_OBJECT' as const, value: sumOf(algorithm, piece) },
      }))
      const whole = checksumOfParts(algorithm, 'FULL_OBJECT', parts)
      assert.equal(whole?.value, sumOf(algorithm, Buffer.concat(pieces)))
    }),
  )
})
