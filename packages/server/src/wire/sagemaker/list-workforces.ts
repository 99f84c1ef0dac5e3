import { workforceOf } from '../../store/workforces.ts'
import { ok, operation } from '../operation.ts'
import { namedPage } from './named-page.ts'
import { shownWorkforce } from './workforce-shapes.ts'

/** Source: spec 4.4. */
export const listWorkforces = operation({
  name: 'ListWorkforces',
  run: async (input, caller, services) => {
    const row = await services.store.read(() => workforceOf(caller))
    const page = namedPage('ListWorkforces', input, row === undefined ? [] : [row], caller, services)
    if (!page.ok) return page
    return ok({ Workforces: page.items.map(one => shownWorkforce(one, caller, services)), NextToken: page.NextToken })
  },
})
