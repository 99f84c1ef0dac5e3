import assert from 'node:assert/strict'
import { isOpen } from '../../../human-loop/lifecycle.ts'
import { type AssignmentRow, assignmentOfRow, type LoopRow, loopOf } from '../../../store/loop-rows.ts'
import { dueLoops } from '../../../store/loops.ts'
import { all, sql, type Unit } from '../../../store/sql.ts'
import type { Store } from '../../../store/store.ts'
import { flowTallies } from '../../../store/tallies.ts'
import { heldTasks, nextTaskId, tasksFor } from '../../../store/task-queue.ts'
import { dueAnywhere } from './due-anywhere.ts'
import { teamsOf } from './house.ts'
import type { Model, ModelLoop } from './model.ts'

type Found = {
  loops: LoopRow[]
  parts: (AssignmentRow & { loop_id: number })[]
  answers: { loop_id: number; worker_id: number; content: string }[]
  outbox: { loop_id: number; kind: string; sink: string; payload: string | null; due_ms: number; attempts: number }[]
}

function* everything(): Unit<Found> {
  return {
    loops: yield* all(sql`select * from human_loop order by id`),
    parts: yield* all(sql`select * from assignment order by loop_id, worker_id`),
    answers: yield* all(sql`select * from answer order by loop_id, worker_id`),
    outbox: yield* all(sql`select * from outbox order by id`),
  }
}

/** Holds the whole database against the model. */
export async function compare(store: Store, model: Model): Promise<void> {
  const found = await store.read(everything)
  const alive = model.loops.filter(one => !one.isGone)
  assert.deepEqual(idsOf(found.loops), idsOf(alive))
  for (const loop of alive) compareLoop(found, loop, model)
  compareOutbox(found, model)
  await compareTallies(store, model)
  await compareQueues(store, model)
}

function compareLoop(found: Found, loop: ModelLoop, model: Model): void {
  const row = found.loops.find(one => one.id === loop.id)!
  const parts = found.parts.filter(one => one.loop_id === loop.id).map(assignmentOfRow)
  // The store counts what it saves, signs of life among it; the core counts changes of the loop.
  const { revision } = loop.review.loop
  assert.ok(row.revision >= revision)
  assert.deepEqual({ ...loopOf(row), revision }, loop.review.loop, `loop ${loop.id}`)
  assert.deepEqual(parts, loop.review.assignments, `assignments of loop ${loop.id}`)
  assert.equal(row.last_epoch, loop.review.lastEpoch)
  assert.equal(row.offered_to, model.offeredTo(loop), `to whom loop ${loop.id} is offered`)
  assert.equal(row.due_ms, loop.dueMs, `when loop ${loop.id} is due`)
  assert.equal(row.is_purged, Number(loop.isPurged))
  const answers = found.answers.filter(one => one.loop_id === loop.id)
  assert.deepEqual(
    answers.map(one => [one.worker_id, one.content]),
    [...loop.answers].sort(([a], [b]) => a - b),
  )
}

async function compareTallies(store: Store, model: Model): Promise<void> {
  const open = model.loops.filter(one => !one.isGone && isOpen(one.review.loop.status))
  const counted = await store.read(flowTallies)
  for (const { flow_id, open_count } of counted)
    assert.equal(open_count, open.filter(one => one.flowId === flow_id).length, `open loops of flow ${flow_id}`)
}

function compareOutbox(found: Found, model: Model): void {
  // What is owed of one loop leaves in order; between loops there is none.
  const byLoop = (a: { loopId: number }, b: { loopId: number }): number => a.loopId - b.loopId
  assert.deepEqual(
    found.outbox
      .map(row => ({
        loopId: row.loop_id,
        kind: row.kind,
        sink: row.sink,
        told: row.payload === null ? null : toldBy(row.payload),
        dueMs: row.due_ms,
        attempts: row.attempts,
      }))
      .sort(byLoop),
    model.outbox.toSorted(byLoop),
  )
}

/** The status of a loop, or the last word of what kind of task event it is. */
function toldBy(payload: string): string {
  const event = JSON.parse(payload)
  return event.detail.humanLoopStatus ?? event['detail-type'].split(' ').at(-1)
}

/** What workers are shown, what they are handed, what time and delivery are handed. */
async function compareQueues(store: Store, model: Model): Promise<void> {
  for (const workerId of [1, 2, 3]) {
    const teams = teamsOf(workerId)
    const offered = model.offered(workerId)
    const held = model.held(workerId)
    assert.equal(
      await store.write(() => nextTaskId(workerId, { teams })),
      offered[0],
      `the next task of worker ${workerId}`,
    )
    assert.deepEqual(idsOf(await store.read(() => heldTasks(workerId, 0, 100))), held)
    const listed = idsOf(await store.read(() => tasksFor(workerId, { teams }, 0, 100)))
    assert.deepEqual(
      listed,
      [...held, ...offered].sort((a, b) => a - b),
    )
  }
  const due = await dueAnywhere(store, model.at)
  assert.deepEqual(
    due.map(row => `${row.loop_id} ${row.sink}`).sort(),
    model
      .due()
      .map(row => `${row.loopId} ${row.sink}`)
      .sort(),
  )
  const ids = await store.read(() => dueLoops(model.at, 100))
  const late = model.loops.filter(one => one.dueMs !== null && one.dueMs <= model.ms).map(one => one.id)
  assert.deepEqual(ids.toSorted(), late.toSorted())
}

const idsOf = (rows: { id: number }[]): number[] => rows.map(row => row.id)
