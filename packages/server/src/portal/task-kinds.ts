import type { Unit } from '../store/sql.ts'
import { offeringFlows, type Queues } from '../store/task-queue.ts'
import type { Member } from '../workforce/member.ts'
import { textsOf } from './task-texts.ts'

/** A kind of task is what workers see of a flow definition: its title. */
export function* kindsFor({ teams }: Member): Unit<string[]> {
  const flows = yield* offeringFlows(teams)
  return [...new Set(flows.map(flow => textsOf(flow.request).TaskTitle))].sort()
}

/** Where this worker's tasks are; with a title, those of this kind only. */
export function* queuesOf({ teams }: Member, title: string | undefined): Unit<Queues> {
  if (title === undefined) return { teams }
  const flows = (yield* offeringFlows(teams)).filter(flow => textsOf(flow.request).TaskTitle === title)
  return { teams, flows: flows.map(flow => flow.id) }
}
