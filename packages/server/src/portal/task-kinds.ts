import type { Unit } from '../store/sql.ts'
import { offeringFlows, type Queues } from '../store/task-queue.ts'
import type { WorkerRow } from '../store/workers.ts'
import { teamsOfWorker } from '../workforce/teams-of-worker.ts'
import { textsOf } from './task-texts.ts'

/** A kind of task is what workers see of a flow definition: its title. */
export function* kindsFor(worker: WorkerRow, issuer: string): Unit<string[]> {
  const flows = yield* offeringFlows(yield* teamsOfWorker(worker, issuer))
  return [...new Set(flows.map(flow => textsOf(flow.request).TaskTitle))].sort()
}

/** Where this worker's tasks are; with a title, those of this kind only. */
export function* queuesOf(worker: WorkerRow, issuer: string, title: string | undefined): Unit<Queues> {
  const teams = yield* teamsOfWorker(worker, issuer)
  if (title === undefined) return { teams }
  const flows = (yield* offeringFlows(teams)).filter(flow => textsOf(flow.request).TaskTitle === title)
  return { teams, flows: flows.map(flow => flow.id) }
}
