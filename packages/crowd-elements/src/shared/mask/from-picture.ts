import type { Size } from '../image/plane.ts'
import type { IndexedPicture } from '../png/decode.ts'
import { Mask } from './mask.ts'

/**
 * A mask of an image from the picture of an earlier one: pixels of exactly the given colours get their classes, all
 * others and transparent ones none. A picture of another size is stretched, each pixel taking its nearest.
 *
 * @param classOf the class of each colour, by `0xrrggbb`
 * Source: specification 3.15, 3.24, "initial-value".
 */
export function maskFromPicture(picture: IndexedPicture, classOf: ReadonlyMap<number, number>, size: Size): Mask {
  const mask = new Mask(size)
  const classes = picture.colors.map(color => ((color & 255) === 0 ? 0 : (classOf.get(color >>> 8) ?? 0)))
  const { width, height } = picture.size
  const columns = Uint32Array.from({ length: size.width }, (_none, x) => Math.floor(((x + 0.5) * width) / size.width))
  mask.begin()
  for (let y = 0; y < size.height; y++) {
    const row = Math.floor(((y + 0.5) * height) / size.height) * width
    for (let x = 0; x < size.width; ) {
      const index = picture.pixels[row + columns[x]!]!
      const start = x
      while (x < size.width && picture.pixels[row + columns[x]!] === index) x++
      if (classes[index] !== 0) mask.fillRow(y, start, x, classes[index]!)
    }
  }
  mask.end()
  mask.takeChangedArea()
  return mask
}
