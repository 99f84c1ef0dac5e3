/**
 * Takes back, in place, what a PNG row was prepared with.
 *
 * @param filter the row's first byte
 * @param above the row before, taken back already
 * @param step bytes from one pixel to the next, 1 for smaller pixels
 * Source: PNG specification, 9.2.
 */
export function unfilter(filter: number, row: Uint8Array, above: Uint8Array, step: number): void {
  switch (filter) {
    case 1:
      for (let at = step; at < row.length; at++) row[at]! += row[at - step]!
      return
    case 2:
      for (let at = 0; at < row.length; at++) row[at]! += above[at]!
      return
    case 3:
      for (let at = 0; at < row.length; at++) row[at]! += ((at < step ? 0 : row[at - step]!) + above[at]!) >> 1
      return
    case 4:
      for (let at = 0; at < row.length; at++) {
        const left = at < step ? 0 : row[at - step]!
        const aboveLeft = at < step ? 0 : above[at - step]!
        row[at]! += paeth(left, above[at]!, aboveLeft)
      }
  }
}

function paeth(left: number, above: number, aboveLeft: number): number {
  const guess = left + above - aboveLeft
  const byLeft = Math.abs(guess - left)
  const byAbove = Math.abs(guess - above)
  const byBoth = Math.abs(guess - aboveLeft)
  if (byLeft <= byAbove && byLeft <= byBoth) return left
  return byAbove <= byBoth ? above : aboveLeft
}
