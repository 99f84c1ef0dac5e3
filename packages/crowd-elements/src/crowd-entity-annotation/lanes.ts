/** What a span takes up of one line, from side to side, its tag included. Pixels. */
export interface Stretch {
  /** The line, unique in the whole text. */
  line: string
  left: number
  right: number
}

/** Two stretches closer than this would touch. Pixels. */
const GAP = 3

/**
 * Stacks what would lie over each other: a lane for each item, 0 the lowest. An item keeps its lane on all its lines.
 *
 * @param items in the order in which they settle; long ones that begin first should come first
 */
export function toLanes(items: readonly (readonly Stretch[])[]): number[] {
  const taken = new Map<string, Stretch[][]>()
  return items.map(stretches => {
    let lane = 0
    while (stretches.some(stretch => taken.get(stretch.line)?.[lane]?.some(other => collide(stretch, other)))) lane++
    for (const stretch of stretches) take(taken, stretch, lane)
    return lane
  })
}

const collide = (one: Stretch, other: Stretch): boolean => one.left < other.right + GAP && other.left < one.right + GAP

function take(taken: Map<string, Stretch[][]>, stretch: Stretch, lane: number): void {
  const lanes = taken.get(stretch.line) ?? []
  while (lanes.length <= lane) lanes.push([])
  lanes[lane]!.push(stretch)
  taken.set(stretch.line, lanes)
}
