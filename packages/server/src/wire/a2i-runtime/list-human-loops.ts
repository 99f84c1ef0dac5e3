import { arn } from '../../human-loop/naming.ts'
import { flowByName } from '../../store/flow-definitions.ts'
import { type Listed, newestLoops, oldestLoops } from '../../store/loops.ts'
import type { Unit } from '../../store/sql.ts'
import { error } from '../errors.ts'
import type { Outputs } from '../model.generated.ts'
import { type Caller, ok, operation } from '../operation.ts'
import { type TimePage, timePage } from '../time-page.ts'
import { ownFlow } from './own-flow.ts'

type Summary = Outputs['ListHumanLoops']['HumanLoopSummaries'][number]

/** Loops of one flow definition by creation time, newest first unless asked. Source: spec 4.1, 3.5. */
export const listHumanLoops = operation({
  name: 'ListHumanLoops',
  run: async (input, caller, services) => {
    const name = ownFlow(input.FlowDefinitionArn, caller)
    if (!name.ok) return name
    const page = timePage('ListHumanLoops', input, caller, services, input.FlowDefinitionArn)
    if (!page.ok) return page
    const rows = await services.store.read(() => loopsOf(caller, name.name, page))
    if (rows === undefined) return error('notFound', `The flow definition '${input.FlowDefinitionArn}' does not exist.`)
    const { items, NextToken } = page.cut(rows)
    const flowDefinitionArn = arn(caller, 'flow-definition', name.name)
    return ok({ HumanLoopSummaries: items.map(row => summary(row, flowDefinitionArn)), NextToken })
  },
})

function* loopsOf(caller: Caller, flowName: string, page: TimePage): Unit<Listed[] | undefined> {
  const flow = yield* flowByName(caller, flowName)
  if (flow === undefined) return undefined
  const filter = { flowId: flow.id, ...page.filter }
  return page.isAscending ? yield* oldestLoops(filter, page.after) : yield* newestLoops(filter, page.after)
}

const summary = (row: Listed, flowDefinitionArn: string): Summary => ({
  HumanLoopName: row.name,
  HumanLoopStatus: row.status as Summary['HumanLoopStatus'],
  CreationTime: new Date(row.created_ms),
  ...(row.status === 'Failed' && row.failure_reason !== null && { FailureReason: row.failure_reason }),
  FlowDefinitionArn: flowDefinitionArn,
})
