import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { elementContracts } from './element-contracts.ts'
import { elementPages } from './element-pages.ts'

const docs = join(import.meta.dirname, '../docs/elements')
const elements = join(import.meta.dirname, '../packages/crowd-elements/src')

test('the reference of the elements is made from their contracts', () => {
  const pages = elementPages()
  assert.deepEqual(readdirSync(docs).sort(), [...pages.keys()].sort(), 'run node scripts/element-pages.ts')
  for (const [file, text] of pages)
    assert.equal(readFileSync(join(docs, file), 'utf8'), text, `${file}: run node scripts/element-pages.ts`)
})

test('every element has a contract with a summary, a text and an example', () => {
  const contracts = new Map(elementContracts().map(contract => [contract.tag, contract]))
  const folders = readdirSync(elements, { withFileTypes: true }).filter(entry => entry.isDirectory())
  const tags = folders.map(({ name }) => name).filter(name => /^(crowd|full|short|iron)-|^regions$/.test(name))
  for (const tag of tags) {
    const { summary = '', text = '', examples = [] } = contracts.get(tag) ?? {}
    assert.notEqual(summary, '', `${tag} has no @summary`)
    assert.notEqual(text, '', `${tag} has no text`)
    assert.notEqual(examples.length, 0, `${tag} has no @example`)
  }
})
