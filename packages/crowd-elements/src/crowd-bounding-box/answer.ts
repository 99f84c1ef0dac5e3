import type { VectorDefinition } from '../shared/shapes/definition.ts'
import { numberOf } from '../shared/shapes/definition.ts'
import { boundsOf } from '../shared/shapes/shape.ts'

/** One item of `boundingBoxes`. Source: specification 3.3. */
export const boxItems: Pick<VectorDefinition, 'toItem' | 'fromItem'> = {
  toItem(label, points) {
    const { left, top, right, bottom } = boundsOf(points)
    return { height: bottom - top, label, left, top, width: right - left }
  },
  fromItem(item) {
    const [left, top] = [numberOf(item.left), numberOf(item.top)]
    return [left, top, left + numberOf(item.width), top + numberOf(item.height)]
  },
}
