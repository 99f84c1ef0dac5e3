import { numberOf, type VectorDefinition } from './definition.ts'
import type { Points } from './shape.ts'

/** Items that are a label and a list of vertices. Source: specification 3.18, 3.20, 3.21. */
export const vertexItems: Pick<VectorDefinition, 'toItem' | 'fromItem'> = {
  toItem: (label, points) => ({ label, vertices: toVertices(points) }),
  fromItem: item => fromVertices(item.vertices),
}

/** `{x, y}` of a list of vertices. */
const toVertices = (points: Points): { x: number; y: number }[] =>
  Array.from({ length: points.length / 2 }, (_, index) => ({ x: points[2 * index]!, y: points[2 * index + 1]! }))

/** @returns undefined when there is no list of vertices */
function fromVertices(vertices: unknown): Points | undefined {
  if (!Array.isArray(vertices)) return undefined
  return vertices.flatMap(vertex => [numberOf(vertex?.x), numberOf(vertex?.y)])
}
