import { hrefOf } from '../addresses.ts'
import { operation } from '../api.ts'
import { goTo } from '../use-route.ts'
import { TEMPLATE } from './routes.ts'

export const NAME_HINT = '1 to 63 lower-case letters, digits and hyphens. The name must be new in this region.'

/** Makes a template and opens its page. @throws ApiError */
export async function createTemplate(name: string, text: string): Promise<void> {
  await operation('CreateHumanTaskUi', { HumanTaskUiName: name, UiTemplate: { Content: text } })
  goTo(hrefOf(TEMPLATE, { name }))
}
