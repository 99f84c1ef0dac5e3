import type { Point, Size } from '../shared/image/plane.ts'
import type { Corner, Pair } from './blocks.ts'

const KEY_COLOUR = '#1d5bd0'
const VALUE_COLOUR = '#1b6e3c'

const onImage = (polygon: readonly Corner[], { width, height }: Size): Point[] =>
  polygon.map(({ x, y }) => ({ x: x * width, y: y * height }))

/**
 * Outlines keys and values over the document; those of the selected pair are filled.
 * @param scale CSS pixels for each image pixel
 */
export function paintPairs(
  context: CanvasRenderingContext2D,
  pairs: readonly Pair[],
  { size, scale, selected }: { size: Size; scale: number; selected: string | undefined },
): void {
  for (const { key, value } of pairs) {
    const look = { isSelected: key.id === selected, scale }
    paint(context, onImage(key.polygon, size), { ...look, colour: KEY_COLOUR })
    paint(context, onImage(value?.polygon ?? [], size), { ...look, colour: VALUE_COLOUR })
  }
}

function paint(
  context: CanvasRenderingContext2D,
  corners: readonly Point[],
  { isSelected, scale, colour }: { isSelected: boolean; scale: number; colour: string },
): void {
  if (corners.length === 0) return
  context.beginPath()
  for (const { x, y } of corners) context.lineTo(x, y)
  context.closePath()
  context.fillStyle = `${colour}${isSelected ? '40' : '14'}`
  context.fill()
  context.lineWidth = (isSelected ? 3 : 1.25) / scale
  context.strokeStyle = isSelected ? colour : `${colour}b0`
  context.stroke()
}

/** The pair whose key or value a place lies on; of several the smallest, which is hardest to hit. */
export function pairAt(pairs: readonly Pair[], place: Point, size: Size): Pair | undefined {
  const hits = pairs.flatMap(pair =>
    [pair.key.polygon, pair.value?.polygon ?? []]
      .map(polygon => onImage(polygon, size))
      .filter(corners => isWithin(corners, place))
      .map(corners => ({ pair, area: areaOf(corners) })),
  )
  return hits.sort((one, other) => one.area - other.area)[0]?.pair
}

/** Counts the edges that a ray to the right crosses. */
function isWithin(corners: readonly Point[], { x, y }: Point): boolean {
  let isInside = false
  for (const [index, a] of corners.entries()) {
    const b = corners.at(index - 1)!
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) isInside = !isInside
  }
  return isInside
}

const areaOf = (corners: readonly Point[]): number =>
  Math.abs(
    corners.reduce((sum, a, index) => sum + a.x * corners.at(index - 1)!.y - corners.at(index - 1)!.x * a.y, 0),
  ) / 2

/** The middle of a polygon's corners; undefined when it has none. */
export function middleOf(polygon: readonly Corner[], size: Size): Point | undefined {
  const corners = onImage(polygon, size)
  if (corners.length === 0) return undefined
  const sum = corners.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 })
  return { x: sum.x / corners.length, y: sum.y / corners.length }
}

/** Keys whose tops differ by less than this are on one line; a fraction of the document's height. */
const LINE = 0.015

const topOf = ({ key }: Pair): number => Math.min(...key.polygon.map(({ y }) => y))
const leftOf = ({ key }: Pair): number => Math.min(...key.polygon.map(({ x }) => x))

/** Pairs in the order in which people read a page: by lines, those without a place last. */
export function inReadingOrder(pairs: readonly Pair[]): Pair[] {
  const lines: Pair[][] = []
  for (const pair of pairs.toSorted((one, other) => topOf(one) - topOf(other) || 0)) {
    const [first] = lines.at(-1) ?? []
    if (first && topOf(pair) - topOf(first) < LINE) lines.at(-1)!.push(pair)
    else lines.push([pair])
  }
  return lines.flatMap(line => line.sort((one, other) => leftOf(one) - leftOf(other) || 0))
}
