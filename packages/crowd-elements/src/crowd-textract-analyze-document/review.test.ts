import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mock, test } from 'node:test'
import { readBlocks, readPairs } from './blocks.ts'
import { isNamed, missingKeys, readBlockTypes, readKeys } from './keys.ts'
import { type Entry, type Review, toAnswer, type Verdict } from './review.ts'

const GIVEN = [
  {
    blockType: 'KEY_VALUE_SET',
    confidence: 71.5,
    entityTypes: ['KEY'],
    geometry: { boundingBox: { left: 0.1, top: 0.2, width: 0.3, height: 0.05 } },
    id: 'k1',
    relationships: [
      { ids: ['w1'], type: 'CHILD' },
      { ids: ['v1'], type: 'VALUE' },
    ],
  },
  {
    blockType: 'KEY_VALUE_SET',
    confidence: 71.5,
    entityTypes: ['VALUE'],
    geometry: {
      polygon: [
        { x: 0.5, y: 0.2 },
        { x: 0.7, y: 0.2 },
        { x: 0.7, y: 0.25 },
        { x: 0.5, y: 0.25 },
      ],
    },
    id: 'v1',
    relationships: [{ ids: ['w2'], type: 'CHILD' }],
  },
  { blockType: 'WORD', id: 'w1', text: 'Port' },
  { blockType: 'WORD', id: 'w2', text: 'Oslo' },
]

/** As in the specification's example. */
const PORT = { id: 'k1', words: ['w1', 'w2'] }
const EXPECTED = GIVEN.map(({ geometry: _geometry, ...block }) => block)

let count = 0
const freshId = () => `new-${++count}`

function reviewed(verdict: Verdict, { given = GIVEN as unknown, entries = [] as Entry[] } = {}) {
  const blocks = readBlocks(given)
  const pairs = readPairs(blocks)
  count = 0
  const review: Review = { blocks, pairs, verdicts: new Map([[PORT.id, verdict]]), entries }
  return toAnswer(review, freshId).blocks
}

test('pairs have the texts of their words and the places of their blocks', () => {
  const [pair] = readPairs(readBlocks(JSON.stringify(GIVEN)))
  assert.equal(pair!.keyText, 'Port')
  assert.equal(pair!.valueText, 'Oslo')
  assert.deepEqual(pair!.key.polygon[2], { x: 0.4, y: 0.25 })
  assert.equal(pair!.value!.polygon.length, 4)
})

test('a text on the block itself counts, ids that lead nowhere are empty text', () => {
  const [pair] = readPairs(
    readBlocks([
      {
        blockType: 'KEY_VALUE_SET',
        entityTypes: ['KEY'],
        id: 'k',
        text: 'Port of call',
        relationships: [{ ids: ['gone'], type: 'VALUE' }],
      },
    ]),
  )
  assert.deepEqual([pair!.keyText, pair!.valueText, pair!.value], ['Port of call', '', undefined])
})

test('a pair that is confirmed comes back as it was, without its places', () => {
  assert.deepEqual(reviewed({ isValid: true }), EXPECTED)
  assert.deepEqual(reviewed({ isValid: true, valueText: 'Oslo', keyText: 'Port' }), EXPECTED, 'typed as it was')
})

test('a pair that is refused goes with both blocks', () => {
  assert.deepEqual(reviewed({ isValid: false }), [])
})

test('another value becomes words with new ids, split at white space', () => {
  const [key, value, ...words] = reviewed({ isValid: true, valueText: ' Bergen  harbour\n' })
  assert.deepEqual(key, EXPECTED[0])
  assert.deepEqual(value, { ...EXPECTED[1], relationships: [{ ids: ['new-1', 'new-2'], type: 'CHILD' }] })
  assert.deepEqual(words, [
    EXPECTED[2],
    { blockType: 'WORD', id: 'new-1', text: 'Bergen' },
    { blockType: 'WORD', id: 'new-2', text: 'harbour' },
  ])
})

test('another key text keeps the way to the value', () => {
  const [key] = reviewed({ isValid: true, keyText: 'Harbour' })
  assert.deepEqual(key!.relationships, [
    { ids: ['new-1'], type: 'CHILD' },
    { ids: ['v1'], type: 'VALUE' },
  ])
})

test('a blank value is a value block without words', () => {
  const blocks = reviewed({ isValid: true, isBlank: true })
  const { relationships: _gone, ...value } = EXPECTED[1]!
  assert.deepEqual(blocks[1], value)
  assert.ok(!blocks.some(({ id }) => id === 'w2'))
})

test('a value typed where none was found gets a block of its own', () => {
  const given = [{ blockType: 'KEY_VALUE_SET', entityTypes: ['KEY'], id: 'k1', text: 'Port' }]
  assert.deepEqual(
    reviewed({ isValid: true }, { given }).map(({ id }) => id),
    ['k1'],
  )
  const [key, value, word] = reviewed({ isValid: true, valueText: 'Oslo' }, { given })
  assert.deepEqual(key!.relationships, [{ ids: [value!.id], type: 'VALUE' }])
  assert.deepEqual(value!.relationships, [{ ids: [word!.id], type: 'CHILD' }])
})

test('added keys have fresh ids and no confidence; keys that are not there add nothing', () => {
  const entry = (change: Partial<Entry>): Entry => ({
    key: 'Job title',
    valueText: '',
    isBlank: false,
    isNotFound: false,
    ...change,
  })
  const entries = [entry({ valueText: 'Welder' }), entry({ isBlank: true }), entry({ isNotFound: true }), entry({})]
  const blocks = reviewed({ isValid: false }, { entries })
  const keys = blocks.filter(({ entityTypes }) => entityTypes?.includes('KEY'))
  assert.equal(keys.length, 2)
  assert.ok(blocks.every(block => block.confidence === undefined && /^new-\d+$/.test(block.id)))
  assert.equal(new Set(blocks.map(({ id }) => id)).size, blocks.length)
  assert.deepEqual(
    blocks.filter(({ blockType }) => blockType === 'WORD').map(({ text }) => text),
    ['Job', 'title', 'Welder', 'Job', 'title'],
  )
})

test('a box to tick is read as such and can be ticked', () => {
  const given = [
    { ...GIVEN[0] },
    { ...GIVEN[1] },
    GIVEN[2],
    { blockType: 'SELECTION_ELEMENT', id: 'w2', selectionStatus: 'NOT_SELECTED', confidence: 80 },
  ]
  const [pair] = readPairs(readBlocks(given))
  assert.equal(pair!.selection!.selectionStatus, 'NOT_SELECTED')
  const blocks = reviewed({ isValid: true, isSelected: true }, { given })
  assert.deepEqual(blocks.at(-1), {
    blockType: 'SELECTION_ELEMENT',
    id: 'w2',
    selectionStatus: 'SELECTED',
    confidence: 80,
  })
})

test('listed keys match by name or alias, whatever blanks and case', () => {
  const keys = readKeys(
    "[{importantFormKey: 'Port', importantFormKeyAliases: ['Harbour']}, {importantFormKey: 'Ship'}, 'Flag', {}]",
  )
  assert.deepEqual(
    keys.map(({ name }) => name),
    ['Port', 'Ship', 'Flag'],
  )
  assert.ok(isNamed(' harbour ', keys[0]!))
  assert.deepEqual(
    missingKeys(keys, ['HARBOUR', 'Ships']).map(({ name }) => name),
    ['Ship', 'Flag'],
  )
  assert.deepEqual(readKeys(''), [])
})

test('block types other than pairs are ignored with a warning', () => {
  const warn = mock.method(console, 'warn', () => {})
  assert.equal(readBlockTypes("['KEY_VALUE_SET', 'TABLE']"), true)
  assert.equal(readBlockTypes('["TABLE"]'), false)
  assert.equal(readBlockTypes(null), true)
  assert.equal(warn.mock.callCount(), 2)
  warn.mock.restore()
})

test('the real response to a real form is read, and confirmed whole', () => {
  const file = join(import.meta.dirname, '../shared/testing/sample-data/employment-application.blocks.json')
  const blocks = readBlocks(readFileSync(file, 'utf8'))
  const pairs = readPairs(blocks)
  assert.deepEqual(
    pairs.map(({ keyText, valueText }) => [keyText, valueText]),
    [
      ['Home Address:', '123 Any Street, Any Town, USA'],
      ['Mailing Address:', 'same as home address'],
      ['Phone Number:', '555-0100'],
      ['Full Name:', 'Jane Doe'],
    ],
  )
  const answer = toAnswer({ blocks, pairs, verdicts: new Map(), entries: [] }, freshId)
  assert.equal(answer.blocks.filter(({ blockType }) => blockType === 'KEY_VALUE_SET').length, 8)
  assert.deepEqual(
    readPairs(readBlocks(answer.blocks)).map(({ valueText }) => valueText),
    pairs.map(({ valueText }) => valueText),
  )
})
