import { arn } from '../../human-loop/naming.ts'
import { removeAllTags } from '../../store/tags.ts'
import { deleteWorkforce as removeWorkforce, workforceOf, workteamsOf } from '../../store/workforces.ts'
import { error } from '../errors.ts'
import { ok, operation } from '../operation.ts'
import { unknownWorkforce } from './unknown.ts'

/** Source: spec 4.4, 2.10. */
export const deleteWorkforce = operation({
  name: 'DeleteWorkforce',
  run: async (input, caller, { store }) =>
    store.write(function* () {
      const row = yield* workforceOf(caller)
      if (row?.name !== input.WorkforceName) return unknownWorkforce(input.WorkforceName)
      const teams = yield* workteamsOf(caller)
      if (teams.length > 0)
        return error(
          'inUse',
          `The workforce '${row.name}' still has work teams (${teams.map(team => team.name).join(', ')}); delete them first.`,
        )
      yield* removeWorkforce(row.id)
      yield* removeAllTags(arn(caller, 'workforce', row.name))
      return ok({})
    }),
})
