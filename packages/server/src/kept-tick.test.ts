import assert from 'node:assert/strict'
import { executionAsyncResource } from 'node:async_hooks'
import { test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { keepTick, keptTick } from './kept-tick.ts'

setFlagsFromString('--expose-gc')
setFlagsFromString('--allow-natives-syntax')
const collect = runInNewContext('gc') as () => void
const haveSameShape = new Function('a', 'b', 'return %HaveSameMap(a, b)') as (a: object, b: object) => boolean

const aTick = () => new Promise<object>(resolve => process.nextTick(() => resolve(executionAsyncResource())))

test('what nextTick makes has the same shape before and after a full collection', async () => {
  keepTick()
  await aTick()
  const kept = keptTick()
  assert.ok(kept !== undefined && 'callback' in kept, 'the object of a tick is kept')
  for (let time = 0; time < 3; time++) {
    await new Promise(resolve => setTimeout(resolve, 1))
    collect()
  }
  assert.ok(haveSameShape(kept, await aTick()))
  assert.ok(!haveSameShape(kept, { callback: undefined }), 'not everything has it')
})
