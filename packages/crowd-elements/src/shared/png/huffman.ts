/** The longest code deflate allows, in bits. */
const LONGEST = 15

/**
 * How many bits each symbol's code gets, so that frequent ones are short; 0 for symbols that do not occur.
 * @param counts how often each symbol occurs
 */
export function codeLengths(counts: ArrayLike<number>): Uint8Array {
  const lengths = new Uint8Array(counts.length)
  const used = Array.from(counts, (_count, symbol) => symbol).filter(symbol => counts[symbol]! > 0)
  used.sort((a, b) => counts[b]! - counts[a]!)
  if (used.length === 1) lengths[used[0]!] = 1
  if (used.length < 2) return lengths
  const perLength = limited(depthsOf(used.map(symbol => counts[symbol]!)))
  let next = 0
  for (let bits = 1; bits <= LONGEST; bits++)
    for (let left = perLength[bits]!; left > 0; left--) lengths[used[next++]!] = bits
  return lengths
}

/** How many leaves of the Huffman tree lie at each depth. */
function depthsOf(weights: number[]): number[] {
  let nodes = weights.map(weight => ({ weight, leaves: [0] }))
  while (nodes.length > 1) {
    nodes.sort((a, b) => b.weight - a.weight)
    const [a, b] = [nodes.pop()!, nodes.pop()!]
    nodes = [...nodes, { weight: a.weight + b.weight, leaves: [...a.leaves, ...b.leaves].map(depth => depth + 1) }]
  }
  const perDepth: number[] = []
  for (const depth of nodes[0]!.leaves) perDepth[depth] = (perDepth[depth] ?? 0) + 1
  return perDepth
}

/** Makes codes that are too long as long as allowed, and others longer in exchange, until all have room again. */
function limited(perDepth: number[]): number[] {
  const perLength = Array.from({ length: LONGEST + 1 }, (_none, bits) => perDepth[bits] ?? 0)
  for (const tooMany of perDepth.slice(LONGEST + 1)) perLength[LONGEST]! += tooMany ?? 0
  const room = 2 ** LONGEST
  let taken = perLength.reduce((sum, count, bits) => sum + (bits > 0 ? count * 2 ** (LONGEST - bits) : 0), 0)
  for (; taken > room; taken--) {
    perLength[LONGEST]!--
    const bits = perLength.findLastIndex((count, length) => count > 0 && length < LONGEST)
    perLength[bits]!--
    perLength[bits + 1]! += 2
  }
  return perLength
}

/** The codes for those lengths as deflate wants them, lowest bit first. */
export function canonicalCodes(lengths: Uint8Array): Uint16Array {
  const codes = new Uint16Array(lengths.length)
  let code = 0
  for (let bits = 1; bits <= LONGEST; bits++, code <<= 1)
    for (let symbol = 0; symbol < lengths.length; symbol++)
      if (lengths[symbol] === bits) codes[symbol] = reversed(code++, bits)
  return codes
}

/** The lowest `bits` bits of a number in the opposite order. */
export function reversed(value: number, bits: number): number {
  let result = 0
  for (let bit = 0; bit < bits; bit++) result |= ((value >> bit) & 1) << (bits - 1 - bit)
  return result
}
