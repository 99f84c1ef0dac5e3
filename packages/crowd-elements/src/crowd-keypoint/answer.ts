import { numberOf, type VectorDefinition } from '../shared/shapes/definition.ts'

/** One item of `keypoints`. Source: specification 3.17. */
export const keypointItems: Pick<VectorDefinition, 'toItem' | 'fromItem'> = {
  toItem: (label, [x, y]) => ({ label, x, y }),
  fromItem: item => [numberOf(item.x), numberOf(item.y)],
}
