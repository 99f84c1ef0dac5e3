import type { FlatPicture } from '../png/encode.ts'
import { parseColor } from './colors.ts'
import type { Mask } from './mask.ts'
import type { MaskClass } from './mask-answer.ts'
import { toMemory } from './mask-painter.ts'

const BLACK = [0, 0, 0] as const

/** The colours of pixels on the screen by class, as in memory; nothing for class 0. */
export const paletteOf = (classes: readonly MaskClass[]): Uint32Array<ArrayBuffer> =>
  Uint32Array.from([0, ...classes.map(({ color }) => toMemory(...(parseColor(color) ?? BLACK)))])

/** A mask as the picture that is sent: each class in exactly its colour, class 0 transparent. Source: specification 3.15, 3.24. */
export function pictureOf(mask: Mask, classes: readonly MaskClass[]): FlatPicture {
  const colors = classes.map(({ color }) => [...(parseColor(color) ?? BLACK), 255] as const)
  return { size: mask.size, readRow: (y, row) => mask.readRow(y, row), colors: [[0, 0, 0, 0], ...colors] }
}
