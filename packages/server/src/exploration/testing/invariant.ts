import type { Transition } from './move.ts'
import type { Setting, World } from './world.ts'

/**
 * What must hold of every world that can come about, and of every move. Numbers and reasons: docs/invariants.md.
 * A check returns what is wrong, or undefined.
 */
export type Invariant = { number: number; check: (setting: Setting, world: World) => string | undefined }
export type MoveInvariant = { number: number; check: (setting: Setting, move: Transition) => string | undefined }
