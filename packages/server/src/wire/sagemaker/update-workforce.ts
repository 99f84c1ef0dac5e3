import { updateWorkforce as storeWorkforce, workforceOf, workteamsOf } from '../../store/workforces.ts'
import { error } from '../errors.ts'
import { ok, operation } from '../operation.ts'
import { unknownWorkforce } from './unknown.ts'
import { cidrComplaint, configOf, shownWorkforce, type WorkforceConfig } from './workforce-shapes.ts'

/** What is given replaces what was; an empty list of addresses lifts the restriction. Source: spec 4.4, 11-29. */
export const updateWorkforce = operation({
  name: 'UpdateWorkforce',
  run: async (input, caller, services) =>
    services.store.write(function* (moment) {
      const row = yield* workforceOf(caller)
      if (row?.name !== input.WorkforceName) return unknownWorkforce(input.WorkforceName)
      const { WorkforceName: _, ...changes } = input
      const old = configOf(row)
      if (changes.OidcConfig != null) {
        if (old.OidcConfig === undefined)
          return error(
            'validation',
            `The workforce '${row.name}' uses a user pool, which can't be changed; delete it and create one with OidcConfig.`,
          )
        if ((yield* workteamsOf(caller)).length > 0)
          return error(
            'conflict',
            `The workforce '${row.name}' has work teams; delete them before changing its OidcConfig.`,
          )
      }
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value != null))
      const config: WorkforceConfig = { ...old, ...given }
      const complaint = cidrComplaint(config)
      if (complaint !== undefined) return error('validation', complaint)
      const text = JSON.stringify(config)
      yield* storeWorkforce(row.id, text, moment.at)
      const changed = { ...row, config: text, updated_ms: moment.at.getTime() }
      return ok({ Workforce: shownWorkforce(changed, caller, services) })
    }),
})
