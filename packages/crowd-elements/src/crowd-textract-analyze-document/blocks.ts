import { parseLenientJson } from '../shared/lenient-json/lenient-json.ts'

/** A corner in fractions of the document's width and height. */
export interface Corner {
  x: number
  y: number
}

export interface Relationship {
  ids: string[]
  type: string
}

/** What we read of a block; the rest of it is nobody's business. Source: specification 1.3, 3.28. */
export interface Block {
  blockType: string
  id: string
  confidence?: number
  entityTypes?: string[]
  relationships?: Relationship[]
  selectionStatus?: string
  text?: string
  /** In fractions 0 to 1; empty when the block has no place. */
  polygon: Corner[]
}

/** A key, its value, and what was read in them. */
export interface Pair {
  key: Block
  /** The block the key leads to; undefined when there is none. */
  value: Block | undefined
  keyText: string
  valueText: string
  /** A box to tick instead of a text; only when there is nothing else in the value. */
  selection: Block | undefined
}

type Given = Record<string, unknown>
const isObject = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string'

/**
 * The blocks an author gave, as JSON text or set by script.
 * @throws SyntaxError when the text cannot be read or is no list
 */
export function readBlocks(given: unknown): Block[] {
  if (given === null || given === undefined || (isText(given) && given.trim() === '')) return []
  const list = isText(given) ? parseLenientJson(given) : given
  if (!Array.isArray(list)) throw new SyntaxError('a list was expected')
  return list.flatMap(item => (isObject(item) && isText(item.id) && isText(item.blockType) ? [readBlock(item)] : []))
}

function readBlock(given: Given): Block {
  const { blockType, id, confidence, entityTypes, relationships, selectionStatus, text, geometry } = given
  return {
    blockType: blockType as string,
    id: id as string,
    ...(typeof confidence === 'number' && { confidence }),
    ...(Array.isArray(entityTypes) && { entityTypes: entityTypes.filter(isText) }),
    ...(Array.isArray(relationships) && { relationships: relationships.flatMap(readRelationship) }),
    ...(isText(selectionStatus) && { selectionStatus }),
    ...(isText(text) && { text }),
    polygon: readPolygon(geometry),
  }
}

const readRelationship = (given: unknown): Relationship[] =>
  isObject(given) && isText(given.type) && Array.isArray(given.ids)
    ? [{ ids: given.ids.filter(isText), type: given.type }]
    : []

function readPolygon(geometry: unknown): Corner[] {
  if (!isObject(geometry)) return []
  const corners = Array.isArray(geometry.polygon) ? geometry.polygon.filter(isCorner) : []
  return corners.length >= 3 ? corners.map(({ x, y }) => ({ x, y })) : cornersOf(geometry.boundingBox)
}

const isCorner = (given: unknown): given is Corner =>
  isObject(given) && typeof given.x === 'number' && typeof given.y === 'number'

function cornersOf(box: unknown): Corner[] {
  if (!isObject(box)) return []
  const { left, top, width, height } = box
  if (![left, top, width, height].every(Number.isFinite)) return []
  const [x, y, right, bottom] = [left, top, Number(left) + Number(width), Number(top) + Number(height)] as number[]
  return [
    { x: x!, y: y! },
    { x: right!, y: y! },
    { x: right!, y: bottom! },
    { x: x!, y: bottom! },
  ]
}

/** Ids of one kind of relationship, in their order. */
export const idsOf = (block: Block | undefined, type: string): string[] =>
  block?.relationships?.filter(one => one.type === type).flatMap(({ ids }) => ids) ?? []

/** The key-value pairs among the blocks, in their order. Ids that lead nowhere are empty text. Source: 3.28. */
export function readPairs(blocks: readonly Block[]): Pair[] {
  const byId = new Map(blocks.map(block => [block.id, block]))
  const isKey = ({ blockType, entityTypes }: Block) => blockType === 'KEY_VALUE_SET' && entityTypes?.includes('KEY')
  return blocks.filter(isKey).map(key => {
    const value = idsOf(key, 'VALUE').flatMap(id => byId.get(id) ?? [])[0]
    const marks = childrenOf(value, byId).filter(({ blockType }) => blockType === 'SELECTION_ELEMENT')
    const valueText = textOf(value, byId)
    const selection = valueText === '' && marks.length === 1 ? marks[0] : undefined
    return { key, value, keyText: textOf(key, byId), valueText, selection }
  })
}

export const childrenOf = (block: Block | undefined, byId: ReadonlyMap<string, Block>): Block[] =>
  idsOf(block, 'CHILD').flatMap(id => byId.get(id) ?? [])

const textOf = (block: Block | undefined, byId: ReadonlyMap<string, Block>): string =>
  block?.text ??
  childrenOf(block, byId)
    .map(({ text }) => text ?? '')
    .filter(Boolean)
    .join(' ')
