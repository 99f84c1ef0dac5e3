import { arn } from '../../human-loop/naming.ts'
import { sha256 } from '../../keys.ts'
import { insertTaskUi, taskUiByName } from '../../store/human-task-uis.ts'
import { putTags } from '../../store/tags.ts'
import { error } from '../errors.ts'
import { ok, operation } from '../operation.ts'
import { storedTags, tagComplaint } from './tagged.ts'

/** Stores a worker task template; one that is not Liquid is refused here, not in front of a worker. Source: spec 4.3. */
export const createHumanTaskUi = operation({
  name: 'CreateHumanTaskUi',
  run: async (input, caller, { store, renderer }) => {
    const name = input.HumanTaskUiName
    const content = input.UiTemplate.Content
    const syntax = await renderer.check(content)
    if (syntax !== undefined) return error('validation', `The template is not valid: ${syntax.message}`)
    const complaint = tagComplaint(input.Tags)
    if (complaint !== undefined) return error('validation', complaint)
    return store.write(function* (moment) {
      if ((yield* taskUiByName(caller, name)) !== undefined)
        return error(
          'inUse',
          `A human task UI with the name '${name}' already exists; use another name, or delete it first.`,
        )
      const digest = sha256(content).toString('hex')
      yield* insertTaskUi(caller, { name, content, sha256: digest, at: moment.at })
      const HumanTaskUiArn = arn(caller, 'human-task-ui', name)
      yield* putTags(HumanTaskUiArn, storedTags(input.Tags))
      return ok({ HumanTaskUiArn })
    })
  },
})
