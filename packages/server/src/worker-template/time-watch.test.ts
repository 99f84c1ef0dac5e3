import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MessageChannel, type Worker } from 'node:worker_threads'
import { watchTime } from './time-watch.ts'

const blockMs = (ms: number): void => {
  const until = performance.now() + ms
  while (performance.now() < until);
}

/** It uses nothing of the processor. */
const idle = { cpuUsage: async () => ({ user: 0, system: 0 }) } as unknown as Worker

test('a job is slow only when nothing has been heard, not when nobody had the time to listen', async () => {
  const calls: string[] = []
  const on = { slow: () => calls.push('slow'), overrun: () => calls.push('overrun') }
  const { port1, port2 } = new MessageChannel()
  const stop = watchTime(idle, 0, on)
  const heard = new Promise<void>(resolve =>
    port2.once('message', () => {
      stop()
      resolve()
    }),
  )
  port1.postMessage('done')
  blockMs(150)
  await heard
  await new Promise(resolve => setTimeout(resolve, 20))
  assert.deepEqual(calls, [])
  port1.close()

  const stopAgain = watchTime(idle, 0, on)
  blockMs(150)
  await new Promise(resolve => setTimeout(resolve, 20))
  assert.deepEqual(calls, ['slow'])
  stopAgain()
})
