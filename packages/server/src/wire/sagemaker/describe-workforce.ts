import { workforceOf } from '../../store/workforces.ts'
import { ok, operation } from '../operation.ts'
import { unknownWorkforce } from './unknown.ts'
import { shownWorkforce } from './workforce-shapes.ts'

/** Source: spec 4.4. */
export const describeWorkforce = operation({
  name: 'DescribeWorkforce',
  run: async (input, caller, services) =>
    services.store.read(function* () {
      const row = yield* workforceOf(caller)
      if (row?.name !== input.WorkforceName) return unknownWorkforce(input.WorkforceName)
      return ok({ Workforce: shownWorkforce(row, caller, services) })
    }),
})
