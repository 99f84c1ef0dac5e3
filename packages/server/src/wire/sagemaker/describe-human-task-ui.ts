import { arn } from '../../human-loop/naming.ts'
import { taskUiByName } from '../../store/human-task-uis.ts'
import { ok, operation } from '../operation.ts'
import { unknownTaskUi } from './unknown.ts'

/** How long the link to a template's content works. */
const LINK_MS = 15 * 60 * 1000

/** The content itself is behind a short-lived link; deploy scripts compare the hash. Source: spec 4.3. */
export const describeHumanTaskUi = operation({
  name: 'DescribeHumanTaskUi',
  run: async (input, caller, { store, keys, clock, addresses }) =>
    store.read(function* () {
      const ui = yield* taskUiByName(caller, input.HumanTaskUiName)
      if (ui === undefined) return unknownTaskUi(input.HumanTaskUiName, caller)
      const link = keys.seal('template-link', { sha256: ui.content_sha256, until: clock.now().getTime() + LINK_MS })
      return ok({
        HumanTaskUiArn: arn(caller, 'human-task-ui', ui.name),
        HumanTaskUiName: ui.name,
        HumanTaskUiStatus: 'Active',
        CreationTime: new Date(ui.created_ms),
        UiTemplate: { Url: `${addresses.contentUrl}/templates/${link}`, ContentSha256: ui.content_sha256 },
      })
    }),
})
