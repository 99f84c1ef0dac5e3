// Every interleaving of everybody's acts on small loops, held against the invariants of docs/invariants.md.
// EXPLORE=full explores the large worlds too: more than a million states, a few minutes.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { loadCore } from './testing/core.ts'
import { type Explored, explore } from './testing/explore.ts'
import { NUMBERS } from './testing/invariants.ts'
import { LARGE, settingOf, USUAL } from './testing/settings.ts'
import { storyOf } from './testing/story.ts'

const core = await loadCore()
const isFull = process.env.EXPLORE === 'full'
const explored: Explored[] = []

const figures = (one: Explored): string =>
  `${one.states} states, ${one.transitions} moves, depth ${one.depth}, ${one.seconds.toFixed(1)} s`

describe('in every world that can come about, all invariants hold', () => {
  for (const size of isFull ? [...USUAL, ...LARGE] : USUAL)
    test(size.name, async t => {
      const setting = settingOf(size, core)
      const found = await explore(setting)
      assert.equal(found.violation, undefined, found.violation && `\n${storyOf(setting, found.violation)}`)
      assert.ok(found.isWhole)
      explored.push(found)
      t.diagnostic(figures(found))
    })

  test('and there were enough of them', t => {
    const sum = (of: (one: Explored) => number) => explored.reduce((total, one) => total + of(one), 0)
    const depth = Math.max(...explored.map(one => one.depth))
    const total = { states: sum(one => one.states), transitions: sum(one => one.transitions), depth }
    t.diagnostic(figures({ ...total, seconds: sum(one => one.seconds), isWhole: true, violation: undefined }))
    assert.ok(total.states >= (isFull ? 1_000_000 : 200_000), `only ${total.states} states`)
  })

  after(() => explored.splice(0))
})

test('docs/invariants.md has every invariant that is checked, and no other', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/invariants.md'), 'utf8')
  const listed = [...page.matchAll(/^\| (\d+) \|/gm)].map(match => Number(match[1]))
  const ofTheStore = listed.filter(number => number > 100)
  assert.deepEqual(listed, [...NUMBERS, ...ofTheStore])
})
