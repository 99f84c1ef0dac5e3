import { type Block, childrenOf, idsOf, type Pair, type Relationship } from './blocks.ts'

/** What a worker said about one pair. Texts that are undefined are as they were read. */
export interface Verdict {
  isValid: boolean | undefined
  keyText?: string
  valueText?: string
  isBlank?: boolean
  isSelected?: boolean
}

/** A key that the worker added, or that was listed and not found. */
export interface Entry {
  key: string
  valueText: string
  isBlank: boolean
  isNotFound: boolean
}

export const UNDECIDED: Verdict = { isValid: undefined }

export const isAnswered = (entry: Entry): boolean => entry.isNotFound || entry.isBlank || entry.valueText.trim() !== ''

/** A block of the answer: without its place, the confidence only when the model had one. */
export type AnswerBlock = Omit<Block, 'polygon'>
export interface TextractAnswer {
  blocks: AnswerBlock[]
}

/** The key under which the answer is sent, whatever the element is called. */
export const ANSWER_KEY = 'AWS/Textract/AnalyzeDocument/Forms/V1'

export interface Review {
  blocks: readonly Block[]
  pairs: readonly Pair[]
  /** By id of the key block. */
  verdicts: ReadonlyMap<string, Verdict>
  entries: readonly Entry[]
}

/**
 * The flat list of blocks: pairs that were not refused, then added keys; each with key, value and their words.
 *
 * @param freshId makes ids for blocks that the worker made
 * Source: crowd-textract-analyze-document (3.28), "Worker action".
 */
export function toAnswer({ blocks, pairs, verdicts, entries }: Review, freshId: () => string): TextractAnswer {
  const byId = new Map(blocks.map(block => [block.id, block]))
  const kept = pairs.flatMap(pair => {
    const verdict = verdicts.get(pair.key.id) ?? UNDECIDED
    return verdict.isValid === false ? [] : keptPair(pair, verdict, { byId, freshId })
  })
  const added = entries
    .filter(entry => !entry.isNotFound && isAnswered(entry))
    .flatMap(entry => addedPair(entry, freshId))
  // Two keys may share words or a value; each block is there once.
  const all = new Map([...kept, ...added].map(block => [block.id, block]))
  return { blocks: [...all.values()] }
}

interface Making {
  byId: ReadonlyMap<string, Block>
  freshId: () => string
}

function keptPair(pair: Pair, verdict: Verdict, making: Making): AnswerBlock[] {
  const key = part(pair.key, verdict.keyText === pair.keyText ? undefined : verdict.keyText, making)
  const value = valuePart(pair, verdict, making)
  if (!value) return [key.block, ...key.words]
  const leads = idsOf(pair.key, 'VALUE').includes(value.block.id) ? [] : [{ ids: [value.block.id], type: 'VALUE' }]
  const keyBlock = leads.length > 0 ? related(key.block, [...(key.block.relationships ?? []), ...leads]) : key.block
  return [keyBlock, value.block, ...key.words, ...value.words]
}

interface Part {
  block: AnswerBlock
  words: AnswerBlock[]
}

function valuePart(pair: Pair, { valueText, isBlank, isSelected }: Verdict, making: Making): Part | undefined {
  const isEdited = valueText !== undefined && valueText !== pair.valueText
  const given = pair.value ?? (isEdited || isBlank ? emptyValue(making.freshId()) : undefined)
  if (!given) return undefined
  if (isBlank) return part(given, '', making)
  const made = part(given, isEdited ? valueText : undefined, making)
  if (isEdited || isSelected === undefined) return made
  const selectionStatus = isSelected ? 'SELECTED' : 'NOT_SELECTED'
  return {
    ...made,
    words: made.words.map(word => (word.id === pair.selection?.id ? { ...word, selectionStatus } : word)),
  }
}

const emptyValue = (id: string): Block => ({ blockType: 'KEY_VALUE_SET', entityTypes: ['VALUE'], id, polygon: [] })

/**
 * One block of a pair with its words; with another text it gets words of its own.
 * @param text undefined for what was read, empty for no words at all
 */
function part(block: Block, text: string | undefined, { byId, freshId }: Making): Part {
  if (text === undefined) return { block: withoutPlace(block), words: childrenOf(block, byId).map(withoutPlace) }
  const words = wordsOf(text, freshId)
  const { text: _read, ...rest } = withoutPlace(block)
  const others = (block.relationships ?? []).filter(({ type }) => type !== 'CHILD')
  return { block: related(rest, [...childRelation(words), ...others]), words }
}

function related(block: AnswerBlock, relationships: Relationship[]): AnswerBlock {
  const { relationships: _before, ...rest } = block
  return relationships.length > 0 ? { ...rest, relationships } : rest
}

const childRelation = (words: AnswerBlock[]): Relationship[] =>
  words.length > 0 ? [{ ids: words.map(({ id }) => id), type: 'CHILD' }] : []

const withoutPlace = ({ polygon: _polygon, ...block }: Block): AnswerBlock => block

/** Texts become words at white space, as in real records. */
const wordsOf = (text: string, freshId: () => string): AnswerBlock[] =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .map(word => ({ blockType: 'WORD', id: freshId(), text: word }))

function addedPair({ key, valueText, isBlank }: Entry, freshId: () => string): AnswerBlock[] {
  const keyWords = wordsOf(key, freshId)
  const valueWords = isBlank ? [] : wordsOf(valueText, freshId)
  const value = related(
    { blockType: 'KEY_VALUE_SET', entityTypes: ['VALUE'], id: freshId() },
    childRelation(valueWords),
  )
  const leads = [...childRelation(keyWords), { ids: [value.id], type: 'VALUE' }]
  const keyBlock = related({ blockType: 'KEY_VALUE_SET', entityTypes: ['KEY'], id: freshId() }, leads)
  return [keyBlock, value, ...keyWords, ...valueWords]
}
