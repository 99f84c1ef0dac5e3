import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startFloor } from './floor-process.ts'

test('a floor that ends in the middle of a round fails the round', async () => {
  const floor = await startFloor('echo')
  const played = floor.play(1)
  process.kill(floor.pid)
  await assert.rejects(played, /the floor echo ended in the middle/)
})

test('a floor that does not begin says so', async () => {
  await assert.rejects(startFloor('no-such-floor'), /the floor no-such-floor ended in the middle \(1\)/)
})
