import assert from 'node:assert/strict'
import { test } from 'node:test'
import pino from 'pino'
import { Pump } from './pump.ts'

const quiet = pino({ level: 'silent' })

test('rounds go on until one says that nothing is left, and a wake-up meanwhile is not missed', async () => {
  const left = [true, true, false, false]
  let rounds = 0
  const pump = new Pump('test', async () => left[rounds++]!, quiet)
  pump.wake()
  pump.wake()
  await pump.idle()
  assert.equal(rounds, 4)
})

test('a pump that was stopped is idle, whoever wakes it', async () => {
  let rounds = 0
  const pump = new Pump('test', async () => ++rounds < 0, quiet)
  await pump.stop()
  pump.wake()
  await pump.idle()
  assert.equal(rounds, 0)
})

test('what a round throws ends it, and the next wake-up tries again', async () => {
  let rounds = 0
  const pump = new Pump(
    'test',
    async () => {
      rounds++
      throw new Error('not now')
    },
    quiet,
  )
  for (let i = 0; i < 2; i++) {
    pump.wake()
    await pump.idle()
  }
  assert.equal(rounds, 2)
})
