import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { CommitQueue, type Log } from './commit-queue.ts'
import type { Unit } from './sql.ts'

/** A disk that flushes when it is told to, one flush after the other, and what was committed in which transaction. */
function aQueue() {
  const flushes: PromiseWithResolvers<void>[] = []
  const commits: unknown[][] = []
  const told: unknown[] = []
  const log: { -readonly [Key in keyof Log]: Log[Key] } = {
    failure: undefined,
    written: () => flushes.push(Promise.withResolvers()),
    flushed: () => flushes.at(-1)!.promise,
  }
  const queue = new CommitQueue(log, {
    commit: batch => {
      const settled = batch.map(waiting => ({ waiting, value: waiting.unit().next().value }))
      commits.push(settled.map(({ value }) => value))
      return settled
    },
    committed: () => {},
  })
  const add = (name: string): void => {
    const unit = function* (): Unit<string> {
      yield* []
      return name
    }
    queue.add({
      unit,
      ahead: undefined,
      resolve: value => told.push(value),
      reject: error => told.push(`${name} ${(error as Error).message}`),
    })
  }
  return { log, flushes, commits, told, add }
}

const turns = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n++) await turn()
}

test('what comes during a flush is committed beside it, and told after its own', async () => {
  const { flushes, commits, told, add } = aQueue()
  add('a')
  add('b')
  await turns(2)
  add('c')
  await turns(5)
  assert.deepEqual({ commits, told }, { commits: [['a', 'b'], ['c']], told: [] })
  flushes[0]!.resolve()
  await turns(2)
  assert.deepEqual(told, ['a', 'b'])
  flushes[1]!.resolve()
  await turns(2)
  assert.deepEqual(told, ['a', 'b', 'c'])
})

test('during a flush more gathers while every turn of the event loop brings some', async () => {
  const { commits, add } = aQueue()
  add('first')
  await turns(2)
  for (let n = 0; n < 10; n++) {
    add(`${n}`)
    await turn()
  }
  await turns(5)
  assert.deepEqual(commits, [['first'], ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']])
})

test('one transaction waits for the flush of another; more gather until that is done', async () => {
  const { flushes, commits, told, add } = aQueue()
  for (const name of ['a', 'b', 'c']) {
    add(name)
    await turns(5)
  }
  add('d')
  await turns(5)
  assert.deepEqual(commits, [['a'], ['b']])
  flushes[0]!.resolve()
  await turns(5)
  assert.deepEqual({ commits, told }, { commits: [['a'], ['b'], ['c', 'd']], told: ['a'] })
})

test('a flush that fails is told to its own callers', async () => {
  const { flushes, told, add } = aQueue()
  add('a')
  await turns(5)
  add('b')
  await turns(5)
  flushes[0]!.reject(new Error('is lost'))
  flushes[1]!.reject(new Error('is lost too'))
  await turns(5)
  assert.deepEqual(told, ['a is lost', 'b is lost too'])
})

test('a log that could not be flushed takes nothing any more, and says so', async () => {
  const { log, commits, told, add } = aQueue()
  log.failure = new Error('is refused')
  add('a')
  await turns(5)
  assert.deepEqual({ commits, told }, { commits: [], told: ['a is refused'] })
})
