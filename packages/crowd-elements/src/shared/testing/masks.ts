import { maskFromPicture } from '../mask/from-picture.ts'
import { Mask } from '../mask/mask.ts'
import { brushCentre, fillStroke } from '../mask/strokes.ts'
import { decodePng } from '../png/decode.ts'
import { encodePng } from '../png/encode.ts'

type Place = readonly [x: number, y: number]

/** The base64 PNG of a mask on which a brush went from place to place, in one colour. */
export function paintedPng(
  size: { width: number; height: number },
  color: string,
  diameter: number,
  ...places: Place[]
): string {
  const mask = new Mask(size)
  const way = places.map(([x, y]) => brushCentre({ x, y }, diameter))
  mask.begin()
  way.forEach((place, index) => {
    fillStroke(way[Math.max(0, index - 1)]!, place, diameter, (y, from, to) => mask.fillRow(y, from, to, 1))
  })
  const rgb = [1, 3, 5].map(at => Number.parseInt(color.slice(at, at + 2), 16)) as [number, number, number]
  const colors = [
    [0, 0, 0, 0],
    [...rgb, 255],
  ] as [number, number, number, number][]
  return Buffer.from(encodePng({ size, colors, readRow: (y, row) => mask.readRow(y, row) })).toString('base64')
}

/** How many pixels of an answer's picture have each colour, `#rrggbb`; transparent ones are left out. */
export async function pixelsByColor(base64: string): Promise<Record<string, number>> {
  const picture = await decodePng(Uint8Array.from(Buffer.from(base64, 'base64')))
  const opaque = picture.colors.filter(color => (color & 255) === 255).map(color => color >>> 8)
  const mask = maskFromPicture(picture, new Map(opaque.map((color, index) => [color, index + 1])), picture.size)
  return Object.fromEntries(
    opaque.map((color, index) => [`#${color.toString(16).padStart(6, '0')}`, mask.pixelsOf(index + 1)]),
  )
}
