/** One element that gives an answer, in the words of the suite that every such element has to pass. */
export interface AnswerGiver {
  /** Markup of one element with id `it`, complete with a name for people. */
  markup: string
  /** What an untouched one adds to the answer. */
  untouched: unknown
  /** Keys that give an answer, pressed after the focus was set into it. */
  keys: string[]
  /** The answer after those keys. */
  answer: unknown
  /** What a script assigns to give the same answer. */
  set: Record<string, unknown>
}

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
}
