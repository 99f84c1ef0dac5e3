import { flowsOfWorkteam } from '../../store/flow-definitions.ts'
import { removeAllTags } from '../../store/tags.ts'
import { deleteWorkteam as removeWorkteam, workteamByName } from '../../store/workforces.ts'
import { error } from '../errors.ts'
import { ok, operation } from '../operation.ts'
import { unknownWorkteam } from './unknown.ts'
import { workteamArn } from './workteam-shapes.ts'

/** Refused while a flow definition that is not gone uses the team. Source: spec 4.5, 11-26. */
export const deleteWorkteam = operation({
  name: 'DeleteWorkteam',
  run: async (input, caller, { store }) =>
    store.write(function* () {
      const row = yield* workteamByName(caller, input.WorkteamName)
      if (row === undefined) return unknownWorkteam(input.WorkteamName)
      const flows = yield* flowsOfWorkteam(row.id)
      if (flows.length > 0)
        return error(
          'validation',
          `The work team '${row.name}' is used by the flow definitions ${flows.join(', ')}; delete them first.`,
        )
      yield* removeWorkteam(row.id)
      yield* removeAllTags(workteamArn(caller, row.name))
      return ok({ Success: true })
    }),
})
