import { objectGrant } from '../objects/object-grant.ts'
import { withAuthorChecks } from '../portal/preview-frame.ts'
import type { Services } from '../services.ts'
import { taskUiByName, templateContent } from '../store/human-task-uis.ts'
import type { Owner } from '../store/places.ts'
import { recentInputs } from '../store/recent-inputs.ts'
import { assemblePage } from '../worker-template/page.ts'
import { placed, type RenderError } from '../worker-template/render-error.ts'

/** How long links to objects in a preview work. */
const LINKS_MS = 60 * 60_000

/** A template's text as it is saved; undefined when there is none of that name. */
export function savedTemplate({ store }: Services, owner: Owner, name: string) {
  return store.read(function* () {
    const ui = yield* taskUiByName(owner, name)
    return (
      ui && { name: ui.name, content: (yield* templateContent(ui.content_sha256)) ?? '', sha256: ui.content_sha256 }
    )
  })
}

/** Inputs of the newest loops that were shown with this text, to try a new one on. */
export function inputsFor({ store }: Services, owner: Owner, templateName: string, limit: number) {
  return store.read(function* () {
    const ui = yield* taskUiByName(owner, templateName)
    return ui === undefined ? undefined : yield* recentInputs(owner, templateName, limit)
  })
}

/**
 * A page to be shown in a frame of the content origin, from a text that nobody has saved.
 * @returns `page` is undefined when there is nothing to show; `errors` says why, or what a picture is missing for
 */
export async function previewOf(services: Services, accountId: string, template: string, inputJson: string) {
  const { renderer, addresses, clock } = services
  const grant = objectGrant(services, { accountId, until: new Date(clock.now().getTime() + LINKS_MS) })
  const { content, errors } = await renderer.render({ template, inputJson, grant })
  const isShown = errors.every(({ code }) => code === 'FilterError')
  const bundleUrl = `${addresses.publicUrl}/crowd-html-elements.js`
  const portalOrigin = addresses.publicOrigin
  const page = () => withAuthorChecks(assemblePage({ rendered: content, bundleUrl, portalOrigin }), addresses)
  return { page: isShown ? page() : null, errors: errors.map(shownError) }
}

function shownError(error: RenderError) {
  const { line = null, column = null } = placed(error)
  return { code: error.code, message: error.message, line, column }
}
