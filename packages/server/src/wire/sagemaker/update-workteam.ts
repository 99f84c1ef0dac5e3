import { updateWorkteam as storeWorkteam, workforceOf, workteamByName } from '../../store/workforces.ts'
import { type IdentitySource, memberComplaint } from '../../workforce/membership.ts'
import { error } from '../errors.ts'
import { ok, operation } from '../operation.ts'
import { unknownWorkteam } from './unknown.ts'
import { accessComplaint, shownWorkteam, type WorkteamConfig } from './workteam-shapes.ts'

/** Members that are given replace the whole list; what is left out stays. Source: spec 4.5. */
export const updateWorkteam = operation({
  name: 'UpdateWorkteam',
  run: async (input, caller, services) =>
    services.store.write(function* (moment) {
      const row = yield* workteamByName(caller, input.WorkteamName)
      const force = yield* workforceOf(caller)
      if (row === undefined || force === undefined) return unknownWorkteam(input.WorkteamName)
      const { WorkteamName: _, ...changes } = input
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value != null))
      const config: WorkteamConfig = { ...(JSON.parse(row.config) as WorkteamConfig), ...given }
      const complaint =
        memberComplaint(config.MemberDefinitions, JSON.parse(force.config) as IdentitySource) ??
        accessComplaint(config.WorkerAccessConfiguration)
      if (complaint !== undefined) return error('validation', complaint)
      const text = JSON.stringify(config)
      yield* storeWorkteam(row.id, text, moment.at)
      const changed = { ...row, config: text, updated_ms: moment.at.getTime() }
      return ok({ Workteam: shownWorkteam(changed, force.name, caller, services) })
    }),
})
