import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readIconSet } from './icon-sets.ts'

const set = (name: string) =>
  readFileSync(new URL(`../../node_modules/@polymer/iron-icons/${name}-icons.js`, import.meta.url), 'utf8')

test('every sign of every set is read, none of them empty', () => {
  const counts = { iron: 309, av: 80, communication: 50, device: 79, editor: 68, hardware: 48, image: 155, maps: 68 }
  for (const [name, count] of Object.entries(counts)) {
    const signs = readIconSet(set(name))
    assert.equal(Object.keys(signs).length, count, name)
    for (const [sign, outlines] of Object.entries(signs)) assert.ok(outlines.length > 0, sign)
  }
})

test('circles become paths, opacity is kept, groups are looked into', () => {
  assert.deepEqual(
    readIconSet('<g id="a"><circle cx="12" cy="12" r="3"></circle><path d="M1 1z" fill-opacity=".3"></path></g>'),
    {
      a: ['M9 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z', ['M1 1z', 0.3]],
    },
  )
  assert.deepEqual(readIconSet('<g id="b"><g><path d="M2 2z"></path></g></g>'), { b: ['M2 2z'] })
})

test('a shape we do not know fails the build', () => {
  assert.throws(() => readIconSet('<g id="a"><rect width="1"></rect></g>'), /The sign a has a <rect>/)
})
