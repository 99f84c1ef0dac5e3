import { ApiError, operation, read } from '../api.ts'
import { type BuiltInType, builtInTemplate, defaultTexts } from '../templates/built-in.ts'
import type { TaskType } from './conditions.ts'

/** What an author says in a template that is made with its workflow. `additional`: markup of the rich editor. */
export type NewTemplate = { name: string; instructions: string; additional: string }

/** What a new workflow says of its template: one that exists, or the default of a built-in type, made with it. */
export type TemplateChoice = {
  taskType: TaskType
  /** of the built-in types; a custom one always chooses */
  templateFrom: 'default' | 'existing'
  templateArn: string
  templates: Record<BuiltInType, NewTemplate>
  /** of the task; empty for the default's own */
  description: string
}

const newTemplate = (type: BuiltInType): NewTemplate => {
  const { instructions, additional } = defaultTexts(type)
  return { name: '', instructions, additional }
}

export const newTemplates = (): Record<BuiltInType, NewTemplate> => ({
  textract: newTemplate('textract'),
  rekognition: newTemplate('rekognition'),
})

/** The built-in type whose default template is to be made with the workflow; undefined when one is chosen. */
export const typeToMake = ({ taskType, templateFrom }: TemplateChoice): BuiltInType | undefined =>
  taskType !== 'custom' && templateFrom === 'default' ? taskType : undefined

/** The template's text. The task's description stands above the task, where it says the same as in the list. */
export function contentOf({ templates, description }: TemplateChoice, type: BuiltInType, picture?: string): string {
  const header = description.trim() || defaultTexts(type).header
  return builtInTemplate(type, { ...templates[type], header }, picture)
}

/**
 * Makes the template, once: where one of that name says exactly the same, it is the one of an earlier try.
 * @throws ApiError
 */
export async function makeTemplate(form: TemplateChoice, type: BuiltInType): Promise<string> {
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
