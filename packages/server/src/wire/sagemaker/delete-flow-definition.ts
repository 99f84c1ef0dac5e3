import { flowByName, setFlowStatus } from '../../store/flow-definitions.ts'
import { error } from '../errors.ts'
import { ok, operation } from '../operation.ts'
import { unknownFlow } from './unknown.ts'

/**
 * Begins to delete a flow definition: from now on it takes no loops, and housekeeping takes its loops away, those
 * with a worker on them when the worker is done. Source: spec 2.10.
 */
export const deleteFlowDefinition = operation({
  name: 'DeleteFlowDefinition',
  run: async (input, caller, { store }) =>
    store.write(function* (moment) {
      const flow = yield* flowByName(caller, input.FlowDefinitionName)
      if (flow === undefined) return unknownFlow(input.FlowDefinitionName, caller)
      if (flow.status !== 'Active' && flow.status !== 'Failed')
        return error(
          'inUse',
          `The flow definition '${flow.name}' is ${flow.status}; it can be deleted when it is Active.`,
        )
      yield* setFlowStatus(flow.id, 'Deleting')
      moment.wakes.add('housekeeping')
      return ok({})
    }),
})
