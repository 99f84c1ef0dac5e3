import { deliveryMoves } from './delivery-moves.ts'
import { loopMoves } from './loop-moves.ts'
import type { Move } from './move.ts'
import { workerMoves } from './worker-moves.ts'
import type { Setting } from './world.ts'

/** Everything that can happen in a world of this size. The place in the list is the move's short name. */
export const movesOf = (setting: Setting): Move[] => [
  ...Array.from({ length: setting.workerCount }, (_, i) => workerMoves(setting, i + 1)).flat(),
  ...loopMoves(setting),
  ...deliveryMoves(setting),
]
