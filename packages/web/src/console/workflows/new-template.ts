import { ApiError, operation, read } from '../api.ts'
import { type BuiltInType, builtInTemplate, defaultTexts } from '../templates/built-in.ts'
import type { NewWorkflow } from './new-workflow.ts'

/** What an author says in a template that is made with its workflow. `additional`: markup of the rich editor. */
export type NewTemplate = { name: string; instructions: string; additional: string }

const newTemplate = (type: BuiltInType): NewTemplate => {
  const { instructions, additional } = defaultTexts(type)
  return { name: '', instructions, additional }
}

export const newTemplates = (): Record<BuiltInType, NewTemplate> => ({
  textract: newTemplate('textract'),
  rekognition: newTemplate('rekognition'),
})

/** The built-in type whose default template is to be made with the workflow; undefined when one is chosen. */
export const typeToMake = ({ taskType, templateFrom }: NewWorkflow): BuiltInType | undefined =>
  taskType !== 'custom' && templateFrom === 'default' ? taskType : undefined

/** The template's text. The task's description stands above the task, where it says the same as in the list. */
export function contentOf({ templates, description }: NewWorkflow, type: BuiltInType, picture?: string): string {
  const header = description.trim() || defaultTexts(type).header
  return builtInTemplate(type, { ...templates[type], header }, picture)
}

/**
 * Makes the template, once: where one of that name says exactly the same, it is the one of an earlier try.
 * @throws ApiError
 */
export async function makeTemplate(form: NewWorkflow, type: BuiltInType): Promise<string> {
  const HumanTaskUiName = form.templates[type].name
  const Content = contentOf(form, type)
  type Made = { HumanTaskUiArn: string }
  try {
    return (await operation<Made>('CreateHumanTaskUi', { HumanTaskUiName, UiTemplate: { Content } })).HumanTaskUiArn
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'ResourceInUse') throw error
    const { content } = await read<{ content: string }>(`templates/${HumanTaskUiName}`)
    if (content !== Content) throw error
    return (await operation<Made>('DescribeHumanTaskUi', { HumanTaskUiName })).HumanTaskUiArn
  }
}
