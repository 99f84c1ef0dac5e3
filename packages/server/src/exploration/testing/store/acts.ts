import type { LoopEvent } from '../../../human-loop/loop.ts'
import { accept } from '../../../review-task/accept.ts'
import { direct } from '../../../review-task/direct.ts'
import { decline, heartbeat, leave, release } from '../../../review-task/give-back.ts'
import { assignmentOf } from '../../../review-task/review.ts'
import { submit } from '../../../review-task/submit.ts'
import { changeLoop, loopToChange } from '../../../store/reviews.ts'
import { run, sql } from '../../../store/sql.ts'
import type { House, Writer } from './house.ts'
import { teamsOf } from './house.ts'
import type { Model } from './model.ts'
import { startLoop } from './start-loop.ts'

/** `loop` and `worker` count from 0 and wrap around what there is. */
type OnTask = { worker: number; loop: number; isOldEpoch: boolean }

export type Act =
  | { type: 'start'; flowId: number }
  | ({ type: 'accept' } & OnTask)
  | ({ type: 'submit'; content: string } & OnTask)
  | ({ type: 'release' | 'decline' | 'leave' } & OnTask)
  | ({ type: 'heartbeat'; isActive: boolean } & OnTask)
  | { type: 'tell'; loop: number; event: LoopEvent }
  | { type: 'break'; loop: number }

const NOT_SEEN = 'unknown'
const GIVING = { release, decline, leave }

export const NEW_LOOP = 0

/** Number of the loop that an act is about, as things stand. */
export const subjectOf = (model: Model, act: Act): number =>
  act.type === 'start' ? NEW_LOOP : (act.loop % Math.max(1, model.loops.length)) + 1

/** Where an act goes: undefined when there is no loop yet. */
function aimOf(model: Model, act: Exclude<Act, { type: 'start' }>) {
  if (model.loops.length === 0) return undefined
  const loop = model.loop((act.loop % model.loops.length) + 1)
  if (loop.isGone) return undefined
  const workerId = 'worker' in act ? (act.worker % 3) + 1 : 0
  const epoch = assignmentOf(loop.review, workerId)?.leaseEpoch ?? 0
  return { loop, workerId, leaseEpoch: 'worker' in act && act.isOldEpoch ? epoch - 1 : epoch }
}

/** Does it to the model. @returns the answer that the store must give */
export function pretend(model: Model, act: Act, upSince: Date): string {
  if (act.type === 'start') {
    model.start(act.flowId, upSince)
    return 'ok'
  }
  const aim = aimOf(model, act)
  if (aim === undefined) return 'nothing there'
  if (act.type === 'break') return 'broken'
  const { loop, workerId } = aim
  if (act.type === 'tell')
    return model.change(loop.id, null, upSince, progress => direct(progress, act.event, model.at, upSince))
  const isSeen = assignmentOf(loop.review, workerId) !== undefined || teamsOf(workerId).includes(loop.teamId)
  return isSeen ? pretendTask(model, act, aim, upSince) : NOT_SEEN
}

type TaskAct = Exclude<Act, { type: 'start' | 'tell' | 'break' }>
type Aim = NonNullable<ReturnType<typeof aimOf>>

function pretendTask(model: Model, act: TaskAct, { loop, workerId, leaseEpoch }: Aim, upSince: Date): string {
  const { at } = model
  const by = { workerId, leaseEpoch }
  return model.change(loop.id, workerId, upSince, progress => {
    if (act.type === 'accept') return accept(progress, workerId, at)
    if (act.type === 'heartbeat') return heartbeat(progress, { ...by, isActive: act.isActive }, at)
    if (act.type !== 'submit') return GIVING[act.type](progress, by, at)
    const isSameContent = loop.answers.get(workerId) === act.content
    const done = submit(progress, { ...by, isSameContent }, at)
    if (done.ok && !done.isRepeat) loop.answers.set(workerId, act.content)
    return done
  })
}

/**
 * Makes ready to do it to the real thing, aimed by the model as it is now: acts of one batch are aimed one by one, and
 * done all at once.
 */
export function aimed(house: House, writer: Writer, model: Model, act: Act): () => Promise<string> {
  if (act.type === 'start') {
    const { flowId } = act
    const number = model.loops.length + 1
    return () => startLoop(writer.store, flowId, number)
  }
  const aim = aimOf(model, act)
  if (aim === undefined) return async () => 'nothing there'
  const { id } = aim.loop
  if (act.type === 'break') return () => breakOff(writer, id)
  if (act.type === 'tell') return () => tell(writer, id, act.event)
  return async () => {
    const done = await actOnTask(house, writer, act, aim)
    return done.ok ? 'ok' : done.error.kind
  }
}

function actOnTask({ workers, keys }: House, { tasks }: Writer, act: TaskAct, { loop, workerId, leaseEpoch }: Aim) {
  const worker = workers[workerId - 1]!
  const taskId = keys.taskId(loop.id)
  if (act.type === 'accept') return tasks.accept(worker, taskId)
  if (act.type === 'heartbeat') return tasks.heartbeat(worker, taskId, leaseEpoch, act.isActive)
  if (act.type === 'submit') return tasks.submit(worker, taskId, leaseEpoch, act.content)
  return tasks.giveBack(worker, taskId, act.type, leaseEpoch)
}

function tell({ store }: Writer, id: number, event: LoopEvent): Promise<string> {
  return store.writeShared(function* (moment) {
    const opened = (yield* loopToChange(id))!
    const done = yield* changeLoop(opened, p => direct(p, event, moment.at, moment.upSince), moment)
    return done.ok ? 'ok' : done.error.kind
  })
}

/** Stops the loop and writes besides, then fails: nothing of it may stay, and nobody else's work may go with it. */
async function breakOff({ store }: Writer, id: number): Promise<string> {
  const breaking = store.writeShared(function* (moment) {
    const opened = (yield* loopToChange(id))!
    const event = { type: 'removalRequested' } as const
    yield* changeLoop(opened, progress => direct(progress, event, moment.at, moment.upSince), moment)
    yield* run(sql`delete from outbox`)
    throw new Error('changed my mind')
  })
  return breaking.catch(() => 'broken')
}
