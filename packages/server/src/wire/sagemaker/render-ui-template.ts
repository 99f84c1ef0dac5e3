import { readArn } from '../../human-loop/naming.ts'
import { objectGrant } from '../../objects/object-grant.ts'
import type { Services } from '../../services.ts'
import { taskUiByName, templateContent } from '../../store/human-task-uis.ts'
import { error } from '../errors.ts'
import type { Inputs } from '../model.generated.ts'
import { type Caller, ok, operation } from '../operation.ts'

/** How long the pictures of a preview can be looked at. */
const PREVIEW_MS = 60 * 60 * 1000

type Input = Inputs['RenderUiTemplate']

/** Shows what a template makes of an input; what is wrong with either comes back as a list. Source: spec 4.3. */
export const renderUiTemplate = operation({
  name: 'RenderUiTemplate',
  run: async (input, caller, services) => {
    if ((input.UiTemplate == null) === (input.HumanTaskUiArn == null))
      return error('validation', 'Give exactly one of UiTemplate and HumanTaskUiArn.')
    const template = input.UiTemplate?.Content ?? (await storedTemplate(input, caller, services))
    if (template === undefined) return error('notFound', `The human task UI '${input.HumanTaskUiArn}' does not exist.`)
    const until = new Date(services.clock.now().getTime() + PREVIEW_MS)
    const grant = objectGrant(services, { accountId: caller.accountId, until })
    const { content, errors } = await services.renderer.render({ template, inputJson: input.Task.Input, grant })
    return ok({
      RenderedContent: content,
      Errors: errors.map(({ code, message }) => ({ Code: code, Message: message })),
    })
  },
})

async function storedTemplate(input: Input, caller: Caller, { store }: Services): Promise<string | undefined> {
  const parts = readArn(input.HumanTaskUiArn!)
  if (parts?.accountId !== caller.accountId || parts.region !== caller.region) return undefined
  return store.read(function* () {
    const ui = yield* taskUiByName(caller, parts.name)
    return ui && (yield* templateContent(ui.content_sha256))
  })
}
