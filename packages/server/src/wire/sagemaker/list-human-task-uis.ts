import { arn } from '../../human-loop/naming.ts'
import { newestTaskUis, oldestTaskUis } from '../../store/human-task-uis.ts'
import { ok, operation } from '../operation.ts'
import { timePage } from '../time-page.ts'

/** Source: spec 4.3, 3.5. */
export const listHumanTaskUis = operation({
  name: 'ListHumanTaskUis',
  run: async (input, caller, services) => {
    const page = timePage('ListHumanTaskUis', input, caller, services)
    if (!page.ok) return page
    return services.store.read(function* () {
      const list = page.isAscending ? oldestTaskUis : newestTaskUis
      const { items, NextToken } = page.cut(yield* list(caller, page.filter, page.after))
      const HumanTaskUiSummaries = items.map(ui => ({
        HumanTaskUiName: ui.name,
        HumanTaskUiArn: arn(caller, 'human-task-ui', ui.name),
        CreationTime: new Date(ui.created_ms),
      }))
      return ok({ HumanTaskUiSummaries, NextToken })
    })
  },
})
