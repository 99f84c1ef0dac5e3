import type { FaultPoint } from '../packages/server/src/fault-points.ts'
import type { Condition } from './plan.ts'
import type { EventFound } from './world.ts'

/** What came of a run so far. */
export type RunRecord = {
  kills: number
  randomKills: number
  /** Of `randomKills`: those of the other node. */
  peerKills: number
  hits: Map<FaultPoint, number>
  conditions: Map<Condition, number>
  /** Events of each node's file, as read whenever everything was at rest. */
  fileEvents: EventFound[][]
  /** What went wrong on the way, in sentences. */
  troubles: string[]
}

export const newRecord = (): RunRecord => ({
  kills: 0,
  randomKills: 0,
  peerKills: 0,
  hits: new Map(),
  conditions: new Map(),
  fileEvents: [],
  troubles: [],
})
