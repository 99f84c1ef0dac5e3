import type { Change, Outcome } from './change.ts'
import type { World } from './world.ts'

export type MoveKind =
  | 'accept'
  | 'submit'
  | 'submitOther'
  | 'submitForeign'
  | 'release'
  | 'decline'
  | 'leave'
  | 'heartbeat'
  | 'stop'
  | 'delete'
  | 'remove'
  | 'fail'
  | 'rewrite'
  | 'housekeeping'
  | 'tick'
  | 'restart'
  | 'output'
  | 'event'

/** Something that can happen. */
export type Move = {
  kind: MoveKind
  workerId: number | null
  /** As a sentence of the story. */
  says: string
  /** Would a client that got no answer do the same again? */
  isRetried: boolean
  /** undefined where it cannot happen. */
  make(world: World): Change | undefined
}

export type Transition = { before: World; move: Move; outcome: Outcome; after: World } & Pick<
  Change,
  'facts' | 'taskFacts'
>
