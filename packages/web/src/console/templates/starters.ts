/** A text to begin a template with, and an input that fits it. */
export type Starter = { type: string; text: string; input: string }

const LOADER = '<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>'

const pretty = (value: object): string => JSON.stringify(value, null, 2)

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
  input: pretty({
    question: 'How does the writer feel?',
    text: 'The parcel came a day early, thank you!',
    categories: ['Pleased', 'Neutral', 'Annoyed'],
  }),
}

// Members as the built-in calls write them. Source: spec 5.5; crowd-elements specification, the two elements' pages.
const textract: Starter = {
  type: 'Textract form extraction',
  text: `${LOADER}
{% capture document %}s3://{{ task.input.aiServiceRequest.document.s3Object.bucket }}/{{ task.input.aiServiceRequest.document.s3Object.name }}{% endcapture %}

<crowd-form>
  <crowd-textract-analyze-document
    src="{{ document | grant_read_access }}"
    initial-value="{{ task.input.selectedAiServiceResponse.blocks | to_json | escape }}"
    keys="{{ task.input.humanLoopContext.importantFormKeys | to_json | escape }}"
    block-types='["KEY_VALUE_SET"]'
    header="Check what was read from the form"
    no-key-edit
    no-geometry-edit
  >
    <short-instructions>Compare each key and its value with the document, and correct what was misread.</short-instructions>
    <full-instructions header="Instructions">
      <p>Leave a value empty when the document has none.</p>
    </full-instructions>
  </crowd-textract-analyze-document>
</crowd-form>
`,
  input: pretty({
    aiServiceRequest: { document: { s3Object: { bucket: 'documents', name: 'application.png' } } },
    humanLoopContext: { importantFormKeys: [{ importantFormKey: 'Full name', importantFormKeyAliases: ['Name'] }] },
    selectedAiServiceResponse: {
      blocks: [
        {
          blockType: 'KEY_VALUE_SET',
          id: 'k1',
          entityTypes: ['KEY'],
          confidence: 71.5,
          text: 'Full name',
          geometry: { boundingBox: { left: 0.08, top: 0.24, width: 0.1, height: 0.03 } },
          relationships: [{ type: 'VALUE', ids: ['v1'] }],
        },
        {
          blockType: 'KEY_VALUE_SET',
          id: 'v1',
          entityTypes: ['VALUE'],
          confidence: 71.5,
          geometry: { boundingBox: { left: 0.18, top: 0.24, width: 0.1, height: 0.03 } },
          relationships: [{ type: 'CHILD', ids: ['w1'] }],
        },
        { blockType: 'WORD', id: 'w1', text: 'Jane' },
      ],
    },
  }),
}

const rekognition: Starter = {
  type: 'Rekognition image moderation',
  text: `${LOADER}
{% capture image %}s3://{{ task.input.aiServiceRequest.image.s3Object.bucket }}/{{ task.input.aiServiceRequest.image.s3Object.name }}{% endcapture %}

<crowd-form>
  <crowd-rekognition-detect-moderation-labels
    src="{{ image | grant_read_access }}"
    categories="{{ task.input.selectedAiServiceResponse.moderationLabels | to_json | escape }}"
    exclusion-category='{ "text": "None of these" }'
    header="What can be seen?"
  >
    <short-instructions>Choose every label that fits the image.</short-instructions>
    <full-instructions header="Instructions">
      <p>Judge what can be seen, not what may be meant.</p>
    </full-instructions>
  </crowd-rekognition-detect-moderation-labels>
</crowd-form>
`,
  input: pretty({
    aiServiceRequest: { image: { s3Object: { bucket: 'uploads', name: 'photo.jpg' } } },
    selectedAiServiceResponse: {
      moderationLabels: [
        { confidence: 88.1, name: 'Tobacco', parentName: '' },
        { confidence: 61.5, name: 'Smoking', parentName: 'Tobacco' },
      ],
    },
  }),
}

export const STARTERS: Starter[] = [custom, textract, rekognition]
