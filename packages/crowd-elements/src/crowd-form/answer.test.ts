import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Contribution } from '../shared/answer-element.ts'
import { flattened, toAnswer, toTaskAnswers } from './answer.ts'

const scalar = (name: string, value: string | number): Contribution => ({ kind: 'scalar', name, value })
const flag = (name: string, value: string, isOn: boolean): Contribution => ({ kind: 'flag', name, value, isOn })
const object = (name: string, value: unknown): Contribution => ({ kind: 'object', name, value })

test('no controls at all is an answer too', () => {
  assert.equal(toTaskAnswers(toAnswer([])), '[{}]')
})

test('an empty text is left out, a zero is not', () => {
  assert.deepEqual(toAnswer([scalar('note', ''), scalar('speed', 0)]), { speed: 0 })
})

test('of several texts under one name the last one that says something wins', () => {
  assert.deepEqual(toAnswer([scalar('_', 'a'), scalar('_', 'b'), scalar('_', '')]), { _: 'b' })
})

test('boxes and buttons under one name become one object', () => {
  const answer = toAnswer([flag('damage', 'dent', true), scalar('x', 'y'), flag('damage', 'scratch', false)])
  assert.deepEqual(answer, { damage: { dent: true, scratch: false }, x: 'y' })
})

test('boxes that share name and value are on when one of them is', () => {
  assert.deepEqual(toAnswer([flag('a', 'on', true), flag('a', 'on', false)]), { a: { on: true } })
})

test('text and object under one name: the later replaces the earlier', () => {
  assert.deepEqual(toAnswer([scalar('a', 'text'), object('a', { label: 'x' })]), { a: { label: 'x' } })
  assert.deepEqual(toAnswer([flag('a', 'on', true), scalar('a', 'text')]), { a: 'text' })
})

test('names are flat keys, whatever they contain', () => {
  const names = ['person.name', 'list[0]', '_hidden', 'two words', '名前', '__proto__', 'constructor']
  assert.deepEqual(Object.keys(toAnswer(names.map(name => scalar(name, 'v')))), names)
  assert.deepEqual(Object.keys(toAnswer([flag('a', '__proto__', true)]).a as object), ['__proto__'])
})

test('every named control that says something is in the answer, whatever its neighbours are', () => {
  const texts = fc.array(fc.tuple(fc.string(), fc.string({ minLength: 1 })))
  fc.assert(
    fc.property(texts, pairs => {
      const answer = toAnswer(pairs.map(([name, value]) => scalar(name, value)))
      assert.deepEqual(new Map(Object.entries(answer)), new Map(pairs))
    }),
  )
})

test('flattened objects become dotted names with texts, lists become JSON text', () => {
  const answer = { flags: { blur: false, deep: { er: true } }, seen: { labels: ['a', 'b'] }, plain: 'text', speed: 4 }
  assert.deepEqual(flattened(answer), {
    'flags.blur': 'false',
    'flags.deep.er': 'true',
    'seen.labels': '["a","b"]',
    plain: 'text',
    speed: 4,
  })
})
