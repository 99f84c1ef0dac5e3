import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compiledNames, readCosts } from './callgrind.ts'

const FIRST = `positions: line
events: Ir

fn=(1) main
0 10
cfn=(2) 0x1010
calls=3 0
0 300
+2 5
`

const SECOND = `fn=(1)
12 7
cfn=(2)
calls=2 0
* 200
cfn=(3) sqlite3_step
calls=1 0
-3 40
fn=(2)
0 120
cfn=(2)
calls=5 0
0 900
cfn=(3)
calls=1 0
0 80
fn=(3)
0 120
`

const NAMES = ['1000 20 JS:*old', '1000 20 Builtin:Call', '2000 8 Builtin:Other', ''].join('\n')

test('costs of the last part, under the names of all, and what stands in memory under its last name', () => {
  const costs = readCosts([FIRST, SECOND], compiledNames(NAMES))
  assert.equal(costs.total, 247)
  assert.deepEqual(Object.fromEntries(costs.alone), { main: 7, 'Builtin:Call': 120, sqlite3_step: 120 })
  // Five calls of itself are not charged again.
  assert.deepEqual(Object.fromEntries(costs.together), { 'Builtin:Call': 200, sqlite3_step: 120 })
})

test('an address where nothing is known to stand stays one, and so does a name', () => {
  const nameOf = compiledNames(NAMES)
  assert.deepEqual(['0x1020', '0x2007', 'malloc'].map(nameOf), ['0x1020', 'Builtin:Other', 'malloc'])
})

test('a function of a script is called by its place', () => {
  const nameOf = compiledNames(
    "3000 10 JS:*'begin file:///opt/service.js:12:3\n4000 10 JS:+ file:///opt/service.js:1:1\n",
  )
  assert.equal(nameOf('0x3004'), 'begin  service.js:12')
  assert.equal(nameOf('0x4004'), '(anonymous)  service.js:1')
})
