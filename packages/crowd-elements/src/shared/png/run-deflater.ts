import { BitWriter } from './bit-writer.ts'
import { canonicalCodes, codeLengths, reversed } from './huffman.ts'

const END = 256
const SYMBOLS = 286
/** The only distance ever used, and its code in deflate. */
export const DISTANCE = 4
const DISTANCE_CODE = 3
const LONGEST_RUN = 258
/** How many bits follow each length code, from code 257 on. Source: RFC 1951, 3.2.5. */
const EXTRA_BITS = [...'00000000111122223333444455550'].map(Number)

/** For each run length its code and what follows it. */
const LENGTHS = lengthTable()

function lengthTable(): { symbol: number; extra: number; bits: number }[] {
  const table: { symbol: number; extra: number; bits: number }[] = []
  let length = 3
  EXTRA_BITS.forEach((bits, code) => {
    for (let extra = 0; extra < 1 << bits && length < LONGEST_RUN; extra++, length++)
      table[length] = { symbol: 257 + code, extra, bits }
  })
  table[LONGEST_RUN] = { symbol: 285, extra: 0, bits: 0 }
  return table
}

/** So many at a time share one set of codes. */
const BLOCK = 65_536

/**
 * Zlib data for bytes that come as single ones and as repetitions of the four before. That is all flat-coloured pixels
 * need, and it takes a tenth of the time of looking for repetitions everywhere. Any inflater reads it.
 * Source: RFC 1950, RFC 1951.
 */
export class RunDeflater {
  readonly #out = new BitWriter()
  /** Below 256 a byte, otherwise 256 and the length of a run. */
  readonly #tokens = new Uint16Array(BLOCK)
  #count = 0
  #adlerA = 1
  #adlerB = 0

  constructor() {
    this.#out.write(0x78, 8)
    this.#out.write(0x9c, 8)
  }

  byte(value: number): void {
    this.#add(value)
    this.#sum(value)
  }

  /** The four bytes before once more, `times` times. @param four those bytes, all zero when undefined */
  repeat(times: number, four?: readonly number[]): void {
    this.#sumOf(times, four)
    for (let left = times * DISTANCE; left > 0; ) {
      // Runs have three bytes at least, also the last one.
      const length = left > LONGEST_RUN ? Math.min(LONGEST_RUN, left - 3) : left
      this.#add(256 + length)
      left -= length
    }
  }

  finish(): Uint8Array<ArrayBuffer> {
    this.#writeBlock(true)
    const deflated = this.#out.finish()
    const whole = new Uint8Array(deflated.length + 4)
    whole.set(deflated)
    new DataView(whole.buffer).setUint32(deflated.length, ((this.#adlerB << 16) | this.#adlerA) >>> 0)
    return whole
  }

  #add(token: number): void {
    if (this.#count === BLOCK) this.#writeBlock(false)
    this.#tokens[this.#count++] = token
  }

  #sum(byte: number): void {
    this.#adlerA = (this.#adlerA + byte) % 65_521
    this.#adlerB = (this.#adlerB + this.#adlerA) % 65_521
  }

  #sumOf(times: number, four: readonly number[] | undefined): void {
    // Zeros leave the first sum alone, which is then added to the second one for each of them.
    if (!four) this.#adlerB = (this.#adlerB + this.#adlerA * times * DISTANCE) % 65_521
    else for (let time = 0; time < times; time++) for (const byte of four) this.#sum(byte)
  }

  #writeBlock(isLast: boolean): void {
    const tokens = this.#tokens.subarray(0, this.#count)
    const counts = new Uint32Array(SYMBOLS)
    counts[END] = 1
    for (const token of tokens) counts[token < 256 ? token : LENGTHS[token - 256]!.symbol]!++
    const lengths = codeLengths(counts)
    this.#writeHead(isLast, lengths)
    this.#writeTokens(tokens, canonicalCodes(lengths), lengths)
    this.#count = 0
  }

  /** The lengths of the codes, each in four bits: simple, and 145 bytes for 65,536 tokens. */
  #writeHead(isLast: boolean, lengths: Uint8Array): void {
    const out = this.#out
    out.write(isLast ? 1 : 0, 1)
    out.write(2, 2)
    out.write(SYMBOLS - 257, 5)
    out.write(DISTANCE_CODE, 5)
    out.write(15, 4)
    for (let code = 0; code < 19; code++) out.write(code < 3 ? 0 : 4, 3)
    for (const length of lengths) out.write(reversed(length, 4), 4)
    for (let code = 0; code <= DISTANCE_CODE; code++) out.write(reversed(code === DISTANCE_CODE ? 1 : 0, 4), 4)
  }

  #writeTokens(tokens: Uint16Array, codes: Uint16Array, lengths: Uint8Array): void {
    const out = this.#out
    for (const token of tokens) {
      if (token < 256) {
        out.write(codes[token]!, lengths[token]!)
        continue
      }
      const { symbol, extra, bits } = LENGTHS[token - 256]!
      out.write(codes[symbol]!, lengths[symbol]!)
      out.write(extra, bits)
      out.write(0, 1)
    }
    out.write(codes[END]!, lengths[END]!)
  }
}
