import type { LoopFact } from '../../human-loop/loop.ts'
import type { Assignment } from '../../review-task/assignment.ts'
import type { Progress, Review, TaskFact } from '../../review-task/review.ts'
import { dateOf, frozen, type Owed, type Setting, type World } from './world.ts'

export type Outcome = 'ok' | 'repeat' | 'leaseLost' | 'gone' | 'eventRefused'

/** What came of a move. `after` is the very world before it when nothing was stored. */
export type Change = {
  outcome: Outcome
  after: World
  facts: readonly LoopFact[]
  taskFacts: readonly TaskFact[]
}

type Decided = { ok: true; progress: Progress; isRepeat?: boolean } | { ok: false; error: { kind: Outcome } }

const NOTHING: readonly never[] = []

/** Does to a world what `changeLoop` does to the store: loads, lets time catch up, decides, keeps review and facts. */
export function change(
  setting: Setting,
  world: World,
  workerId: number | null,
  decide: (progress: Progress, at: Date, upSince: Date) => Decided,
): Change {
  const view = viewOf(world.review, workerId)
  const at = dateOf(setting, world.tick)
  const upSince = dateOf(setting, world.upTick)
  const timely = setting.core.passTime({ review: view, facts: [], taskFacts: [] }, at, upSince)
  const decided = decide(timely, at, upSince)
  if (!decided.ok) return { outcome: decided.error.kind, after: world, facts: NOTHING, taskFacts: NOTHING }
  const outcome = decided.isRepeat === true ? 'repeat' : 'ok'
  const { review, facts, taskFacts } = decided.progress
  if (review === view && facts.length === 0) return { outcome, after: world, facts, taskFacts }
  const whole = wholeOf(world.review, view, review)
  const moved = { ...world, review: setting.isFrozen ? frozen(whole) : whole }
  return { outcome, after: facts.length === 0 ? moved : recorded(setting, moved, facts), facts, taskFacts }
}

/** As the store reads it: everybody at work, and the worker whom the move is about. */
export function viewOf(review: Review, workerId: number | null): Review {
  const isSeen = (one: Assignment) => one.state === 'inWork' || one.workerId === workerId
  return review.assignments.every(isSeen) ? review : { ...review, assignments: review.assignments.filter(isSeen) }
}

/** Puts what was changed back beside what was not looked at. */
export function wholeOf(before: Review, view: Review, changed: Review): Review {
  const unseen = view === before ? [] : before.assignments.filter(one => !view.assignments.includes(one))
  if (unseen.length === 0 && changed.assignments.length < 2) return changed
  return { ...changed, assignments: [...unseen, ...changed.assignments].sort((a, b) => a.workerId - b.workerId) }
}

/** Fills the outbox as `recordFacts` does, and the observer's books. */
function recorded(setting: Setting, world: World, facts: readonly LoopFact[]): World {
  const outbox: Owed[] = [...world.outbox]
  const eventsOwed = [...world.eventsOwed]
  let { outputsOwed, ended } = world
  for (const fact of facts) {
    if (fact.type === 'OutputDue') {
      outbox.push({ kind: 'output', tries: 0 })
      outputsOwed++
    } else if (fact.to === 'Completed' || fact.to === 'Failed' || fact.to === 'Stopped') {
      for (let sink = 0; sink < setting.sinkCount; sink++) outbox.push({ kind: 'event', sink, status: fact.to })
      eventsOwed.push(fact.to)
      ended ??= { status: fact.to, tick: world.tick }
    }
  }
  return { ...world, outbox, eventsOwed, outputsOwed, ended }
}
