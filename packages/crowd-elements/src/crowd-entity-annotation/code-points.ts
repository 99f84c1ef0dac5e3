const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff

/**
 * Translates between places in a JavaScript text, which count UTF-16 units, and the offsets of the answer, which count
 * code points. Source: crowd-entity-annotation (3.9), "offsets"; our choice where evidence ends (section 6, 10).
 */
export class CodePoints {
  readonly #text: string
  /** Where the second halves of surrogate pairs stand, in units, ascending. */
  readonly #secondHalves: number[] = []
  readonly length: number

  constructor(text: string) {
    this.#text = text
    for (let at = 1; at < text.length; at++) if (this.#isWithinPair(at)) this.#secondHalves.push(at)
    this.length = text.length - this.#secondHalves.length
  }

  #isWithinPair(at: number): boolean {
    return isLowSurrogate(this.#text.charCodeAt(at)) && isHighSurrogate(this.#text.charCodeAt(at - 1))
  }

  /** @param unit a place in the text, 0 to its length; between two halves counts as before them */
  toPoint(unit: number): number {
    return unit - countBelow(this.#secondHalves, unit + 1)
  }

  /** @param point a code point offset, 0 to `length` */
  toUnit(point: number): number {
    // Before the n-th second half stand that many units minus n code points; the list of these is ascending too.
    let [low, high] = [0, this.#secondHalves.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#secondHalves[middle]! - middle <= point) low = middle + 1
      else high = middle
    }
    return point + low
  }
}

/** How many of the ascending numbers are below the limit. */
function countBelow(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ascending[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}
