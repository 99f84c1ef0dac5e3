import { type BuiltInType, builtInTemplate, defaultTexts, LOADER } from './built-in.ts'
import { SAMPLE_INPUTS } from './samples.ts'

/** A text to begin a template with, and an input that fits it. */
export type Starter = { type: string; text: string; input: string }

const custom: Starter = {
  type: 'Custom',
  text: `${LOADER}

<crowd-form>
  <crowd-classifier
    name="verdict"
    categories="{{ task.input.categories | to_json | escape }}"
    header="{{ task.input.question }}"
  >
    <classification-target>{{ task.input.text }}</classification-target>
    <short-instructions>Read the text and choose the answer that fits best.</short-instructions>
    <full-instructions header="How to decide">
      <p>Say here what counts as what, with examples.</p>
    </full-instructions>
  </crowd-classifier>
</crowd-form>
`,
  input: JSON.stringify(
    {
      question: 'How does the writer feel?',
      text: 'The parcel came a day early, thank you!',
      categories: ['Pleased', 'Neutral', 'Annoyed'],
    },
    null,
    2,
  ),
}

const builtIn = (type: BuiltInType, name: string): Starter => ({
  type: name,
  text: builtInTemplate(type, defaultTexts(type)),
  input: SAMPLE_INPUTS[type],
})

export const STARTERS: Starter[] = [
  custom,
  builtIn('textract', 'Textract form extraction'),
  builtIn('rekognition', 'Rekognition image moderation'),
]
