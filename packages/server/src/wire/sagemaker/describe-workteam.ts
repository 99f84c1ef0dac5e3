import { workforceOf, workteamByName } from '../../store/workforces.ts'
import { ok, operation } from '../operation.ts'
import { unknownWorkteam } from './unknown.ts'
import { shownWorkteam } from './workteam-shapes.ts'

/** Source: spec 4.5. */
export const describeWorkteam = operation({
  name: 'DescribeWorkteam',
  run: async (input, caller, services) =>
    services.store.read(function* () {
      const row = yield* workteamByName(caller, input.WorkteamName)
      const force = yield* workforceOf(caller)
      if (row === undefined || force === undefined) return unknownWorkteam(input.WorkteamName)
      return ok({ Workteam: shownWorkteam(row, force.name, caller, services) })
    }),
})
