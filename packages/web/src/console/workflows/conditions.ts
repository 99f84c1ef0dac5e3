/** The two calls that can start human loops by themselves. Source: spec 4.2. */
export const SOURCES = {
  textract: 'AWS/Textract/AnalyzeDocument/Forms/V1',
  rekognition: 'AWS/Rekognition/DetectModerationLabels/Image/V3',
} as const

export type TaskType = 'custom' | keyof typeof SOURCES

/** From and to of a confidence, as typed; empty means that it does not matter. */
export type Range = { from: string; to: string }

/** A key of a form or a label of a picture, and when it is to be looked at. */
export type Rule = {
  name: string
  /** other spellings of a key, separated by commas */
  aliases: string
  /** the key-value pair's, or the label's */
  confidence: Range
  /** of the words in key and value; Textract only */
  words: Range
  /** the key is not found at all; Textract only */
  isMissing: boolean
}

export type Activation = {
  rules: Rule[]
  /** every key or label */
  isAny: boolean
  any: Pick<Rule, 'confidence' | 'words'>
  isSampled: boolean
  samplePercent: string
  /** conditions as JSON text, instead of all the above */
  json: string | undefined
}

const noRange = (): Range => ({ from: '', to: '' })
export const newRule = (): Rule => ({
  name: '',
  aliases: '',
  confidence: noRange(),
  words: noRange(),
  isMissing: false,
})
export const noActivation = (): Activation => ({
  rules: [],
  isAny: false,
  any: { confidence: noRange(), words: noRange() },
  isSampled: false,
  samplePercent: '5',
  json: undefined,
})

/**
 * `HumanLoopActivationConditions` for what was chosen.
 * @returns undefined when nothing was: then every call starts a human loop. Source: spec 7
 */
export function conditionsOf(type: keyof typeof SOURCES, activation: Activation): string | undefined {
  if (activation.json !== undefined) return activation.json
  const { rules, isAny, any, isSampled, samplePercent } = activation
  const conditions = [
    ...rules.map(rule => leaf(type, rule)),
    ...(isAny ? [leaf(type, { ...newRule(), ...any, name: '*' })] : []),
    ...(isSampled ? [condition('Sampling', { RandomSamplingPercentage: numeric(samplePercent) })] : []),
  ]
  return conditions.length === 0 ? undefined : JSON.stringify({ Conditions: conditions }, null, 2)
}

const condition = (ConditionType: string, ConditionParameters: object) => ({ ConditionType, ConditionParameters })

function leaf(type: keyof typeof SOURCES, { name, aliases, confidence, words, isMissing }: Rule) {
  if (type === 'rekognition')
    return condition('ModerationLabelConfidenceCheck', { ModerationLabelName: name, ...within('', confidence) })
  const spellings = aliases
    .split(',')
    .map(one => one.trim())
    .filter(Boolean)
  const key = { ImportantFormKey: name, ...(spellings.length > 0 && { ImportantFormKeyAliases: spellings }) }
  if (isMissing) return condition('MissingImportantFormKey', key)
  const ranges = { ...within('KeyValueBlock', confidence), ...within('WordBlock', words) }
  return condition('ImportantFormKeyConfidenceCheck', { ...key, ...ranges })
}

const within = (of: string, { from, to }: Range) => ({
  ...(from.trim() !== '' && { [`${of}ConfidenceGreaterThanEquals`]: numeric(from) }),
  ...(to.trim() !== '' && { [`${of}ConfidenceLessThanEquals`]: numeric(to) }),
})

/** What is no number is sent as it is: the service says which parameter is wrong. */
const numeric = (text: string): number | string => (Number.isFinite(Number(text)) ? Number(text) : text)
