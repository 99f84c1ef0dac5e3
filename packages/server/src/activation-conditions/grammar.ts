/** The two sources whose calls are evaluated. Source: spec 7.2. */
export type RequestSource = 'AWS/Rekognition/DetectModerationLabels/Image/V3' | 'AWS/Textract/AnalyzeDocument/Forms/V1'

/** What a parameter of a condition has to be; the message ends the sentence "must be …". */
type Kind = { test: (value: unknown) => boolean; be: string; isRequired?: boolean }

const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''
const isNumber = (min: number, max: number) => (value: unknown) =>
  typeof value === 'number' && value >= min && value <= max

const text: Kind = { test: isText, be: 'a string', isRequired: true }
const aliases: Kind = { test: value => Array.isArray(value) && value.every(isText), be: 'a list of strings' }
const confidence: Kind = { test: isNumber(0, 100), be: 'a number from 0 to 100' }

const COMPARISONS = ['Equals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals']
const compared = (name: string): Record<string, Kind> =>
  Object.fromEntries(COMPARISONS.map(comparison => [`${name}${comparison}`, confidence]))

const SAMPLING: Record<string, Kind> = {
  RandomSamplingPercentage: { test: isNumber(0.01, 100), be: 'a number from 0.01 to 100', isRequired: true },
}

/** Parameters of every condition type, for each source. Source: spec 7.2. */
const TYPES: Record<RequestSource, Record<string, Record<string, Kind>>> = {
  'AWS/Textract/AnalyzeDocument/Forms/V1': {
    ImportantFormKeyConfidenceCheck: {
      ImportantFormKey: text,
      ImportantFormKeyAliases: aliases,
      ...compared('KeyValueBlockConfidence'),
      ...compared('WordBlockConfidence'),
    },
    MissingImportantFormKey: { ImportantFormKey: text, ImportantFormKeyAliases: aliases },
    Sampling: SAMPLING,
  },
  'AWS/Rekognition/DetectModerationLabels/Image/V3': {
    ModerationLabelConfidenceCheck: { ModerationLabelName: text, ...compared('Confidence') },
    Sampling: SAMPLING,
  },
}

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const MAX_LEVELS = 2

/**
 * What is wrong with a document of activation conditions; undefined when nothing is.
 * Source: spec 7.2.
 */
export function conditionsComplaint(document: string, source: RequestSource): string | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(document)
  } catch {
    return 'HumanLoopActivationConditions is not valid JSON.'
  }
  if (!isObject(parsed) || !Array.isArray(parsed.Conditions))
    return 'HumanLoopActivationConditions must be a JSON object with a list named Conditions.'
  return firstOf(parsed.Conditions, (node, index) => nodeComplaint(node, `Conditions[${index}]`, source, 0))
}

function nodeComplaint(node: unknown, path: string, source: RequestSource, level: number): string | undefined {
  if (!isObject(node)) return `${path} must be a JSON object.`
  const kinds = ['ConditionType', 'And', 'Or'].filter(kind => kind in node)
  if (kinds.length !== 1) return `${path} must have exactly one of ConditionType, And and Or.`
  const kind = kinds[0]!
  if (kind === 'ConditionType') return leafComplaint(node, path, source)
  if (level >= MAX_LEVELS) return `${path} nests And and Or more than ${MAX_LEVELS} levels deep.`
  const children = node[kind]
  if (!Array.isArray(children) || children.length < 2) return `${path}.${kind} must list at least two conditions.`
  return firstOf(children, (child, index) => nodeComplaint(child, `${path}.${kind}[${index}]`, source, level + 1))
}

function leafComplaint(leaf: Json, path: string, source: RequestSource): string | undefined {
  const type = String(leaf.ConditionType)
  const known = TYPES[source][type]
  if (known === undefined)
    return `${path} has ConditionType '${type}', but ${source} knows ${Object.keys(TYPES[source]).join(', ')}.`
  const given = leaf.ConditionParameters
  if (!isObject(given)) return `${path}.ConditionParameters must be a JSON object.`
  const stranger = Object.keys(given).find(name => !(name in known))
  if (stranger !== undefined) return `${path} has the parameter '${stranger}', which ${type} does not know.`
  return firstOf(Object.entries(known), ([name, kind]) => {
    const value = given[name]
    if (value === undefined) return kind.isRequired ? `${path} lacks the parameter '${name}' of ${type}.` : undefined
    return kind.test(value) ? undefined : `${path}: the parameter '${name}' must be ${kind.be}.`
  })
}

function firstOf<T>(list: readonly T[], complaint: (one: T, index: number) => string | undefined): string | undefined {
  for (const [index, one] of list.entries()) {
    const found = complaint(one, index)
    if (found !== undefined) return found
  }
  return undefined
}
