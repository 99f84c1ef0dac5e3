import { asParagraphs, asText } from '../rich-text/markup.ts'

export type BuiltInType = 'textract' | 'rekognition'

/** What an author says in a default template. `additional` is markup as the rich editor makes it. */
export type Texts = { header: string; instructions: string; additional: string }

export const LOADER = '<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>'

type Page = { member: string; open: (source: string, header: string) => string; element: string; texts: Texts }

// Members as the built-in calls write them. Source: spec 5.5; crowd-elements specification, the two elements' pages.
const PAGES: Record<BuiltInType, Page> = {
  textract: {
    member: 'document',
    element: 'crowd-textract-analyze-document',
    open: (source, header) => `src="${source}"
    initial-value="{{ task.input.selectedAiServiceResponse.blocks | to_json | escape }}"
    keys="{{ task.input.humanLoopContext.importantFormKeys | to_json | escape }}"
    block-types='["KEY_VALUE_SET"]'
    header="${header}"
    no-key-edit
    no-geometry-edit`,
    texts: {
      header: 'Check what was read from the form',
      instructions: 'Compare each key and its value with the document, and correct what was misread.',
      additional: '<p>Leave a value empty when the document has none.</p>',
    },
  },
  rekognition: {
    member: 'image',
    element: 'crowd-rekognition-detect-moderation-labels',
    open: (source, header) => `src="${source}"
    categories="{{ task.input.selectedAiServiceResponse.moderationLabels | to_json | escape }}"
    exclusion-category='{ "text": "None of these" }'
    header="${header}"`,
    texts: {
      header: 'What can be seen?',
      instructions: 'Choose every label that fits the image.',
      additional: '<p>Judge what can be seen, not what may be meant.</p>',
    },
  },
}

export const defaultTexts = (type: BuiltInType): Texts => PAGES[type].texts

/**
 * The default template of a built-in task type.
 * @param picture  shown in the place of the object that the call was about, e.g. a drawn sample
 */
export function builtInTemplate(
  type: BuiltInType,
  { header, instructions, additional }: Texts,
  picture?: string,
): string {
  const { member, element, open } = PAGES[type]
  const at = `task.input.aiServiceRequest.${member}.s3Object`
  const object = `{% capture ${member} %}s3://{{ ${at}.bucket }}/{{ ${at}.name }}{% endcapture %}\n`
  const source = picture ?? `{{ ${member} | grant_read_access }}`
  return `${LOADER}
${picture === undefined ? object : ''}
<crowd-form>
  <${element}
    ${open(source, asText(header))}
  >
    <short-instructions>${asParagraphs(instructions)}</short-instructions>
    <full-instructions header="Instructions">
      ${additional || asParagraphs(instructions)}
    </full-instructions>
  </${element}>
</crowd-form>
`
}
