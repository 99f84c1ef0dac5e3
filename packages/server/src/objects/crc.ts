import { crc32 } from 'node:zlib'

/**
 * Cyclic redundancy checks of up to 64 bits, least significant bit first, register of ones at both ends. The register
 * is kept as two 32-bit halves, because BigInt costs a hundred times as much.
 */

export type CrcName = 'CRC32' | 'CRC32C' | 'CRC64NVME'

/** Reversed polynomials. Source: RFC 3720 (CRC32C), NVM Express NVM command set specification 1.0 (CRC64NVME). */
const POLYNOMIAL: Record<CrcName, { bits: 32 | 64; value: bigint }> = {
  CRC32: { bits: 32, value: 0xedb88320n },
  CRC32C: { bits: 32, value: 0x82f63b78n },
  CRC64NVME: { bits: 64, value: 0x9a6c9329ac4bc9b5n },
}

/** `low[k * 256 + b]`, `high[…]`: what byte `b` followed by `k` zero bytes does to an empty register. */
type Tables = { low: Int32Array; high: Int32Array }

function makeTables(polynomial: bigint): Tables {
  const polyLow = Number(polynomial & 0xffffffffn) | 0
  const polyHigh = Number(polynomial >> 32n) | 0
  const tables: Tables = { low: new Int32Array(8 * 256), high: new Int32Array(8 * 256) }
  for (let byte = 0; byte < 256; byte++) {
    let low = byte
    let high = 0
    for (let bit = 0; bit < 8; bit++) {
      const carry = low & 1
      low = (low >>> 1) | (high << 31)
      high >>>= 1
      if (carry === 1) {
        low ^= polyLow
        high ^= polyHigh
      }
    }
    tables.low[byte] = low
    tables.high[byte] = high
  }
  for (let i = 256; i < 8 * 256; i++) {
    const low = tables.low[i - 256]!
    const high = tables.high[i - 256]!
    tables.low[i] = (low >>> 8) ^ (high << 24) ^ tables.low[low & 0xff]!
    tables.high[i] = (high >>> 8) ^ tables.high[low & 0xff]!
  }
  return tables
}

const tablesOf = new Map<CrcName, Tables>()

function tables(name: CrcName): Tables {
  const made = tablesOf.get(name) ?? makeTables(POLYNOMIAL[name].value)
  tablesOf.set(name, made)
  return made
}

export type RunningCrc = { update(bytes: Uint8Array): void; digest(): Buffer }

const bytesOf = (value: bigint, bits: number): Buffer => Buffer.from(value.toString(16).padStart(bits / 4, '0'), 'hex')

/** zlib's own, in C. */
function runningCrc32(): RunningCrc {
  let value = 0
  return {
    update(bytes) {
      value = crc32(bytes, value)
    },
    digest: () => bytesOf(BigInt(value), 32),
  }
}

export function runningCrc(name: CrcName): RunningCrc {
  if (name === 'CRC32') return runningCrc32()
  const { low: lows, high: highs } = tables(name)
  const { bits } = POLYNOMIAL[name]
  const ones = bits === 64 ? -1 : 0
  let low = -1
  let high = ones
  return {
    update(bytes) {
      let at = 0
      // Eight bytes a turn: eight look-ups that do not wait for each other.
      for (const end = bytes.length - 7; at < end; at += 8) {
        const a = low ^ (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24))
        const b = high ^ (bytes[at + 4]! | (bytes[at + 5]! << 8) | (bytes[at + 6]! << 16) | (bytes[at + 7]! << 24))
        const i7 = 1792 + (a & 0xff)
        const i6 = 1536 + ((a >>> 8) & 0xff)
        const i5 = 1280 + ((a >>> 16) & 0xff)
        const i4 = 1024 + (a >>> 24)
        const i3 = 768 + (b & 0xff)
        const i2 = 512 + ((b >>> 8) & 0xff)
        const i1 = 256 + ((b >>> 16) & 0xff)
        const i0 = b >>> 24
        low = lows[i7]! ^ lows[i6]! ^ lows[i5]! ^ lows[i4]! ^ lows[i3]! ^ lows[i2]! ^ lows[i1]! ^ lows[i0]!
        high = highs[i7]! ^ highs[i6]! ^ highs[i5]! ^ highs[i4]! ^ highs[i3]! ^ highs[i2]! ^ highs[i1]! ^ highs[i0]!
      }
      for (; at < bytes.length; at++) {
        const i = (low ^ bytes[at]!) & 0xff
        low = ((low >>> 8) | (high << 24)) ^ lows[i]!
        high = (high >>> 8) ^ highs[i]!
      }
    },
    digest() {
      const value = (BigInt((high ^ ones) >>> 0) << 32n) | BigInt(~low >>> 0)
      return bytesOf(value, bits)
    },
  }
}

/** Product of two polynomials modulo the check's own; bit 0 is the highest power. */
function multiply(name: CrcName, a: bigint, b: bigint): bigint {
  const { bits, value: polynomial } = POLYNOMIAL[name]
  let product = 0n
  let factor = b
  for (let bit = BigInt(bits - 1); bit >= 0n; bit--) {
    if (((a >> bit) & 1n) === 1n) product ^= factor
    factor = (factor & 1n) === 1n ? (factor >> 1n) ^ polynomial : factor >> 1n
  }
  return product
}

/** x to the power of eight times `byteCount`: what that many bytes behind it do to a check. */
function powerFor(name: CrcName, byteCount: number): bigint {
  const { bits } = POLYNOMIAL[name]
  let power = 1n << BigInt(bits - 1)
  let square = 1n << BigInt(bits - 2)
  for (let exponent = 8n * BigInt(byteCount); exponent > 0n; exponent >>= 1n) {
    if ((exponent & 1n) === 1n) power = multiply(name, square, power)
    square = multiply(name, square, square)
  }
  return power
}

/** The check of bodies laid end to end, from the check and the size in bytes of each, without reading them again. */
export function combineCrcs(name: CrcName, parts: readonly { digest: Buffer; size: number }[]): Buffer {
  // Parts of an upload nearly all have one size.
  const powers = new Map<number, bigint>()
  let total = 0n
  for (const { digest, size } of parts) {
    const power = powers.get(size) ?? powerFor(name, size)
    powers.set(size, power)
    total = multiply(name, power, total) ^ BigInt(`0x${digest.toString('hex')}`)
  }
  return bytesOf(total, POLYNOMIAL[name].bits)
}
