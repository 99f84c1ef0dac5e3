import { arn } from '../../human-loop/naming.ts'
import { newestFlows, oldestFlows } from '../../store/flow-definitions.ts'
import type { Outputs } from '../model.generated.ts'
import { ok, operation } from '../operation.ts'
import { timePage } from '../time-page.ts'

type Summary = Outputs['ListFlowDefinitions']['FlowDefinitionSummaries'][number]

/** Source: spec 4.2, 3.5. */
export const listFlowDefinitions = operation({
  name: 'ListFlowDefinitions',
  run: async (input, caller, services) => {
    const page = timePage('ListFlowDefinitions', input, caller, services)
    if (!page.ok) return page
    return services.store.read(function* () {
      const list = page.isAscending ? oldestFlows : newestFlows
      const { items, NextToken } = page.cut(yield* list(caller, page.filter, page.after))
      const FlowDefinitionSummaries = items.map(flow => ({
        FlowDefinitionName: flow.name,
        FlowDefinitionArn: arn(caller, 'flow-definition', flow.name),
        FlowDefinitionStatus: flow.status as Summary['FlowDefinitionStatus'],
        CreationTime: new Date(flow.created_ms),
      }))
      return ok({ FlowDefinitionSummaries, NextToken })
    })
  },
})
