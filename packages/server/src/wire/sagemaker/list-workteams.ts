import { workforceOf, workteamsOf } from '../../store/workforces.ts'
import { ok, operation } from '../operation.ts'
import { namedPage } from './named-page.ts'
import { shownWorkteam } from './workteam-shapes.ts'

/** Source: spec 4.5. */
export const listWorkteams = operation({
  name: 'ListWorkteams',
  run: async (input, caller, services) =>
    services.store.read(function* () {
      const rows = yield* workteamsOf(caller)
      const force = yield* workforceOf(caller)
      const page = namedPage('ListWorkteams', input, rows, caller, services)
      if (!page.ok) return page
      const Workteams = page.items.map(row => shownWorkteam(row, force?.name ?? '', caller, services))
      return ok({ Workteams, NextToken: page.NextToken })
    }),
})
