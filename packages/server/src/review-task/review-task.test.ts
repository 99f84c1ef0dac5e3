import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { NOON } from '../human-loop/testing.ts'
import { activeMs } from './assignment.ts'
import { nextDue } from './pass-time.ts'
import { assignmentOf, isOfferedTo } from './review.ts'
import { minutes, Play } from './testing.ts'

const ANN = 1
const BOB = 2
const EVE = 3

describe('accepting', () => {
  test('a held task again is the same lease', () => {
    const play = new Play()
    assert.equal(play.accept(ANN), 'ok')
    play.wait(minutes(5))
    assert.equal(play.accept(ANN), 'ok')
    assert.equal(play.epoch(ANN), 1)
    assert.deepEqual(assignmentOf(play.review, ANN)?.acceptedAt, NOON)
  })

  test('the last place goes to one worker; the other may come back when it is free again', () => {
    const play = new Play()
    play.accept(ANN)
    assert.equal(play.accept(BOB), 'leaseLost')
    play.release(ANN)
    assert.equal(play.accept(BOB), 'ok')
    assert.equal(play.epoch(BOB), 2)
  })

  test('answers come from distinct workers: who has answered is never offered the task again', () => {
    const play = new Play({ taskCount: 2 })
    play.accept(ANN)
    play.submit(ANN)
    assert.equal(isOfferedTo(play.review, ANN), false)
    assert.equal(isOfferedTo(play.review, BOB), true)
    assert.equal(play.accept(ANN), 'gone')
  })

  test('after the lifetime nobody can take a task, but a task taken before may be finished', () => {
    const play = new Play({ taskCount: 2 })
    play.wait(minutes(59))
    play.accept(ANN)
    play.wait(minutes(30))
    assert.equal(play.accept(BOB), 'gone')
    assert.equal(play.submit(ANN), 'ok')
    assert.equal(play.status, 'Failed')
    assert.equal(play.review.loop.output, 'due')
  })
})

describe('submitting', () => {
  test('the same content again is answered as the first time and counts once', () => {
    const play = new Play({ taskCount: 2 })
    play.accept(ANN)
    assert.equal(play.submit(ANN), 'ok')
    assert.equal(play.submit(ANN, play.epoch(ANN), true), 'ok')
    assert.equal(play.submit(ANN, play.epoch(ANN), false), 'gone')
    assert.equal(play.review.loop.answerCount, 1)
  })

  test('a lease that ran out is lost while the loop is open, also when somebody else has it now', () => {
    const play = new Play()
    play.accept(ANN)
    play.wait(minutes(60))
    assert.equal(play.state(ANN), 'timedOut')
    // The lifetime of an hour is over as well: nobody can take it any more.
    assert.equal(play.submit(ANN, 1), 'gone')
  })

  test('a late submit under an old lease never counts', () => {
    const play = new Play({ openUntil: new Date(NOON.getTime() + minutes(600)) })
    play.accept(ANN)
    play.wait(minutes(61))
    play.accept(BOB)
    assert.equal(play.submit(ANN, 1), 'leaseLost')
    assert.equal(play.review.loop.answerCount, 0)
    play.release(BOB)
    play.accept(ANN)
    assert.equal(play.submit(ANN, 1), 'leaseLost')
    assert.equal(play.submit(ANN, 3), 'ok')
    assert.equal(play.review.loop.answerCount, 1)
  })

  test('pauses are left out of the time spent, and submitting ends a pause', () => {
    const play = new Play()
    play.accept(ANN)
    play.wait(minutes(1))
    play.beat(ANN, false)
    play.wait(minutes(10))
    play.beat(ANN)
    play.wait(minutes(2))
    play.submit(ANN)
    assert.equal(activeMs(assignmentOf(play.review, ANN)!, play.at), minutes(3))
  })
})

describe('giving back', () => {
  test('a released task is for everybody again, a declined one not for who declined it', () => {
    const play = new Play({ taskCount: 1 })
    play.accept(ANN)
    assert.equal(play.release(ANN), 'ok')
    assert.equal(isOfferedTo(play.review, ANN), true)
    play.accept(ANN)
    assert.equal(play.decline(ANN), 'ok')
    assert.equal(play.decline(ANN), 'ok')
    assert.equal(isOfferedTo(play.review, ANN), false)
    assert.equal(play.accept(ANN), 'gone')
    assert.equal(play.accept(BOB), 'ok')
  })

  test('who leaves a running loop keeps the lease and may come back', () => {
    const play = new Play()
    play.accept(ANN)
    assert.equal(play.leave(ANN), 'ok')
    play.wait(minutes(30))
    assert.equal(play.accept(ANN), 'ok')
    assert.equal(play.epoch(ANN), 1)
    assert.equal(play.submit(ANN), 'ok')
  })
})

describe('a stop with a worker in the middle', () => {
  test('lets the worker finish, and the answer counts', () => {
    const play = new Play({ taskCount: 2 })
    play.accept(ANN)
    play.stop()
    assert.equal(play.status, 'Stopping')
    assert.equal(play.accept(BOB), 'gone')
    assert.equal(play.submit(ANN), 'ok')
    assert.equal(play.status, 'Stopped')
    assert.equal(play.review.loop.output, 'due')
  })

  for (const act of ['leave', 'release', 'decline'] as const)
    test(`ends the task of a worker who does not submit but ${act}s, for good and for everybody`, () => {
      const play = new Play()
      play.accept(ANN)
      play.stop()
      assert.equal(play[act](ANN), 'ok')
      assert.equal(play.status, 'Stopped')
      // Asked again, because the first answer got lost on the way.
      assert.equal(play[act](ANN), 'ok')
      assert.equal(play.accept(ANN), 'gone')
      assert.equal(play.accept(EVE), 'gone')
      assert.equal(play.submit(ANN), 'gone')
    })

  test('ends the task of a worker who is away when it comes', () => {
    const play = new Play()
    play.accept(ANN)
    play.leave(ANN)
    play.stop()
    assert.equal(play.status, 'Stopped')
    assert.equal(play.submit(ANN), 'gone')
  })

  test('does not shorten the time limit of a worker who is there', () => {
    const play = new Play()
    play.accept(ANN)
    play.stop()
    for (let i = 0; i < 118; i++) {
      play.wait(minutes(0.5))
      assert.equal(play.beat(ANN), 'ok')
    }
    assert.equal(play.status, 'Stopping')
    play.wait(minutes(1))
    assert.equal(play.status, 'Stopped')
  })

  test('gives a silent worker a grace, which coming back ends', () => {
    const play = new Play()
    play.accept(ANN)
    play.stop()
    play.wait(140_000)
    assert.equal(play.beat(ANN), 'ok')
    play.wait(140_000)
    assert.equal(play.status, 'Stopping')
    play.wait(10_000)
    assert.equal(play.status, 'Stopped')
  })

  test('a worker who opens the page again within the grace goes on', () => {
    const play = new Play()
    play.accept(ANN)
    play.stop()
    assert.equal(play.accept(ANN), 'ok')
    assert.equal(play.submit(ANN), 'ok')
  })
})

test('a loop that fails while somebody is at work ends their task', () => {
  const play = new Play()
  play.accept(ANN)
  assert.equal(play.tell({ type: 'foundUnusable', reason: 'no template' }), 'ok')
  assert.equal(play.status, 'Failed')
  assert.equal(play.submit(ANN), 'gone')
  assert.equal(play.review.loop.atWorkCount, 0)
})

test('deleting is refused while in progress or stopping', () => {
  const play = new Play()
  assert.equal(play.tell({ type: 'deleteRequested' }), 'eventRefused')
  play.accept(ANN)
  play.stop()
  assert.equal(play.tell({ type: 'deleteRequested' }), 'eventRefused')
  play.submit(ANN)
  assert.equal(play.tell({ type: 'deleteRequested' }), 'ok')
  assert.equal(play.status, 'Deleting')
})

test('the next thing that time does is the earliest of lifetime, deadline and grace', () => {
  const play = new Play({ taskCount: 2 })
  assert.deepEqual(nextDue(play.review, NOON), play.review.loop.openUntil)
  play.wait(minutes(10))
  play.accept(ANN)
  assert.deepEqual(nextDue(play.review, NOON), play.review.loop.openUntil)
  play.stop()
  assert.deepEqual(nextDue(play.review, NOON), new Date(play.at.getTime() + 150_000))
  play.submit(ANN)
  assert.equal(nextDue(play.review, NOON), null)
})
