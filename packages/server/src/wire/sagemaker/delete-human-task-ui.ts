import { arn } from '../../human-loop/naming.ts'
import { deleteTaskUi, taskUiByName } from '../../store/human-task-uis.ts'
import { removeAllTags } from '../../store/tags.ts'
import { ok, operation } from '../operation.ts'
import { unknownTaskUi } from './unknown.ts'

/** Never refused because flow definitions use it: they start no more loops, running ones go on. Source: spec 2.10. */
export const deleteHumanTaskUi = operation({
  name: 'DeleteHumanTaskUi',
  run: async (input, caller, { store }) =>
    store.write(function* () {
      const ui = yield* taskUiByName(caller, input.HumanTaskUiName)
      if (ui === undefined) return unknownTaskUi(input.HumanTaskUiName, caller)
      yield* deleteTaskUi(ui.id)
      yield* removeAllTags(arn(caller, 'human-task-ui', ui.name))
      return ok({})
    }),
})
