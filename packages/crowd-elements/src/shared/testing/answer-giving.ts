import { paintedPng } from './masks.ts'

/** One element that gives an answer, in the words of the suite that every such element has to pass. */
export interface AnswerGiver {
  /** Markup of one element with id `it`, complete with a name for people. */
  markup: string
  /** The answer key of elements that have a fixed one instead of a name. */
  answerKey?: string
  /** What an untouched one adds to the answer. */
  untouched: unknown
  /** Keys that give an answer, pressed after the focus was set into it. */
  keys: string[]
  /** The answer after those keys. */
  answer: unknown
  /** What a script assigns to give the same answer. */
  set: Record<string, unknown>
  /** How many changes those keys are; 1 when absent. */
  changes?: number
}

const PICTURE = `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='40' height='30'/%3E`

/** An image tool on an image of 40 by 30 pixels; its one label is chosen from the start. */
const imageTool = (tagName: string): string =>
  `<${tagName} id="it" name="it" header="Cats" labels="['cat']" src="${PICTURE}"></${tagName}>`
const OF_IMAGE = { inputImageProperties: { height: 30, width: 40 } }

/** One pair of a document, as it was found and as it comes back. */
const BLOCKS = [
  {
    blockType: 'KEY_VALUE_SET',
    entityTypes: ['KEY'],
    id: 'k',
    relationships: [
      { ids: ['w'], type: 'CHILD' },
      { ids: ['v'], type: 'VALUE' },
    ],
  },
  { blockType: 'KEY_VALUE_SET', entityTypes: ['VALUE'], id: 'v' },
  { blockType: 'WORD', id: 'w', text: 'Port' },
]

/** The cursor of the keyboard begins in the middle. */
const CHAIN = [
  { x: 20, y: 15 },
  { x: 20, y: 14 },
  { x: 21, y: 14 },
]

/** A brush of the usual size for so small an image, put down in the middle. */
const SPOT = { pngImageData: paintedPng({ width: 40, height: 30 }, '#2ca02c', 4, [20.5, 15.5]) }
const INSTANCES = [{ color: '#2ca02c', label: 'cat' }]
const MAPPINGS = { cat: { color: '#2ca02c' } }

/** A new answer-giving element is one more row. */
export const ANSWER_GIVERS: Record<string, AnswerGiver> = {
  'crowd-input': {
    markup: '<crowd-input id="it" name="it" label="Serial number"></crowd-input>',
    untouched: undefined,
    keys: ['A', '-', '7'],
    answer: 'A-7',
    set: { value: 'A-7' },
  },
  'crowd-text-area': {
    markup: '<crowd-text-area id="it" name="it" label="Summary"></crowd-text-area>',
    untouched: undefined,
    keys: ['a', 'Enter', 'b'],
    answer: 'a\nb',
    set: { value: 'a\nb' },
  },
  'crowd-checkbox': {
    markup: '<crowd-checkbox id="it" name="it" value="dent">Dent</crowd-checkbox>',
    untouched: { dent: false },
    keys: ['Space'],
    answer: { dent: true },
    set: { checked: true },
  },
  'crowd-radio-button': {
    markup: '<crowd-radio-button id="it" name="it" value="yes">Yes</crowd-radio-button>',
    untouched: { yes: false },
    keys: ['Space'],
    answer: { yes: true },
    set: { checked: true },
  },
  'crowd-toggle-button': {
    markup: '<crowd-toggle-button id="it" name="it">Urgent</crowd-toggle-button>',
    untouched: { on: false },
    keys: ['Space'],
    answer: { on: true },
    set: { checked: true },
  },
  'crowd-slider': {
    markup: '<crowd-slider id="it" name="it" aria-label="Confidence" editable pin></crowd-slider>',
    untouched: 0,
    keys: ['ArrowRight'],
    answer: 1,
    set: { value: 1 },
  },
  'crowd-classifier': {
    markup: `<crowd-classifier id="it" name="it" header="Mood" categories="['calm', 'tense']"></crowd-classifier>`,
    untouched: 'blocked',
    keys: ['ArrowDown'],
    answer: { label: 'tense' },
    set: { value: 'tense' },
  },
  'crowd-classifier-multi-select': {
    markup: `<crowd-classifier-multi-select id="it" name="it" header="Topics" categories="['price', 'delivery']"
      exclusion-category="{ text: 'Neither' }"></crowd-classifier-multi-select>`,
    untouched: 'blocked',
    keys: ['2'],
    answer: { labels: ['delivery'] },
    set: { value: { labels: ['delivery'] } },
  },
  'crowd-entity-annotation': {
    markup: `<crowd-entity-annotation id="it" name="it" header="Drugs" text="💊 aspirin" labels="['drug', 'dose']">
      </crowd-entity-annotation>`,
    untouched: { entities: [] },
    keys: ['ArrowRight', 'ArrowRight', 'Shift+ControlOrMeta+ArrowRight', '1'],
    answer: { entities: [{ endOffset: 9, label: 'drug', startOffset: 2 }] },
    set: { value: { entities: [{ endOffset: 9, label: 'drug', startOffset: 2 }] } },
  },
  'crowd-rekognition-detect-moderation-labels': {
    markup: `<crowd-rekognition-detect-moderation-labels id="it" src="${PICTURE}" header="Labels"
      categories="[{ name: 'Tobacco', parentName: '' }, { name: 'Smoking', parentName: 'Tobacco' }]"
      exclusion-category="{ text: 'Neither' }"></crowd-rekognition-detect-moderation-labels>`,
    answerKey: 'AWS/Rekognition/DetectModerationLabels/Image/V3',
    untouched: 'blocked',
    keys: ['2'],
    answer: { moderationLabels: [{ name: 'Smoking', parentName: 'Tobacco' }] },
    set: { value: { moderationLabels: [{ name: 'Smoking', parentName: 'Tobacco' }] } },
  },
  'crowd-bounding-box': {
    markup: imageTool('crowd-bounding-box'),
    untouched: 'blocked',
    keys: ['Enter', 'Shift+ArrowRight', 'ArrowDown', 'ArrowDown', 'Enter'],
    answer: { boundingBoxes: [{ height: 2, label: 'cat', left: 20, top: 15, width: 10 }], ...OF_IMAGE },
    set: { value: { boundingBoxes: [{ height: 2, label: 'cat', left: 20, top: 15, width: 10 }] } },
  },
  'crowd-keypoint': {
    markup: imageTool('crowd-keypoint'),
    untouched: 'blocked',
    keys: ['ArrowLeft', 'Space'],
    answer: { keypoints: [{ label: 'cat', x: 19, y: 15 }], ...OF_IMAGE },
    set: { value: { keypoints: [{ label: 'cat', x: 19, y: 15 }] } },
  },
  'crowd-line': {
    markup: imageTool('crowd-line'),
    untouched: 'blocked',
    keys: ['Space', 'ArrowUp', 'Space'],
    answer: { lines: [{ label: 'cat', vertices: CHAIN.slice(0, 2) }], ...OF_IMAGE },
    set: { value: { lines: [{ label: 'cat', vertices: CHAIN.slice(0, 2) }] } },
  },
  'crowd-polyline': {
    markup: imageTool('crowd-polyline'),
    untouched: 'blocked',
    keys: ['Space', 'ArrowUp', 'Space', 'ArrowRight', 'Space', 'Enter'],
    answer: { polylines: [{ label: 'cat', vertices: CHAIN }], ...OF_IMAGE },
    set: { value: { polylines: [{ label: 'cat', vertices: CHAIN }] } },
  },
  'crowd-polygon': {
    markup: imageTool('crowd-polygon'),
    untouched: 'blocked',
    keys: ['Space', 'ArrowUp', 'Space', 'ArrowRight', 'Space', 'Enter'],
    answer: { polygons: [{ label: 'cat', vertices: CHAIN }], ...OF_IMAGE },
    set: { value: { polygons: [{ label: 'cat', vertices: CHAIN }] } },
  },
  'crowd-instance-segmentation': {
    markup: imageTool('crowd-instance-segmentation'),
    untouched: 'blocked',
    keys: ['Space', 'Space'],
    answer: { instances: INSTANCES, labeledImage: SPOT, ...OF_IMAGE },
    set: { value: { instances: INSTANCES, labeledImage: SPOT } },
  },
  'crowd-semantic-segmentation': {
    markup: imageTool('crowd-semantic-segmentation'),
    untouched: 'blocked',
    keys: ['Space', 'Space'],
    answer: { labelMappings: MAPPINGS, labeledImage: SPOT, ...OF_IMAGE },
    set: { value: { labelMappings: MAPPINGS, labeledImage: SPOT } },
  },
  'crowd-textract-analyze-document': {
    markup: `<crowd-textract-analyze-document id="it" src="${PICTURE}" header="Papers" no-key-edit keys=""
      block-types="['KEY_VALUE_SET']" initial-value='${JSON.stringify(BLOCKS)}'></crowd-textract-analyze-document>`,
    answerKey: 'AWS/Textract/AnalyzeDocument/Forms/V1',
    untouched: 'blocked',
    // From the first field, past the box for a blank value, to the question.
    keys: ['Tab', 'Tab', 'Space'],
    answer: { blocks: BLOCKS },
    set: { value: { blocks: BLOCKS } },
  },
  'crowd-image-classifier': {
    markup: `<crowd-image-classifier id="it" name="it" src="${PICTURE}" header="Quality"
      categories="['good', 'poor']"></crowd-image-classifier>`,
    untouched: 'blocked',
    keys: ['2'],
    answer: { label: 'poor' },
    set: { value: { label: 'poor' } },
  },
  'crowd-image-classifier-multi-select': {
    markup: `<crowd-image-classifier-multi-select id="it" name="it" src="${PICTURE}" header="Seen"
      categories="['tree', 'river']"></crowd-image-classifier-multi-select>`,
    untouched: 'blocked',
    keys: ['2'],
    answer: { labels: ['river'] },
    set: { value: { labels: ['river'] } },
  },
  'crowd-text-ranking': {
    markup: `<crowd-text-ranking id="it" name="it" text="Why?" responses="['Because.', 'Never mind.']"
      ordinal-ranking-dimensions="[{ name: 'Clarity', allowTie: false }]"></crowd-text-ranking>`,
    untouched: 'blocked',
    // Up from the first of two radio buttons is the second: rank 2; the other response is left rank 1.
    keys: ['Space', 'Tab', 'ArrowUp'],
    answer: { rankings: [{ dimension: 'Clarity', ranks: [1, 2] }] },
    set: { value: { rankings: [{ dimension: 'Clarity', ranks: [1, 2] }] } },
    changes: 2,
  },
  'crowd-question-answer-generation': {
    markup: `<crowd-question-answer-generation id="it" name="it" text="Jane lives in Oslo."></crowd-question-answer-generation>`,
    untouched: 'blocked',
    keys: ['W', 'h', 'o', 'Tab', 'J'],
    answer: { questions: [{ answer: 'J', question: 'Who', tags: [] }] },
    set: { value: { questions: [{ answer: 'J', question: 'Who', tags: [] }] } },
    changes: 2,
  },
}
