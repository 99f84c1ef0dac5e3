// What several nodes wrote is judged together: a join must not hide what a single file would show.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { check, isClean } from './check.ts'
import { joinFiles } from './event-files.ts'
import { newJournal } from './journal.ts'
import { type EventFound, STATUS_EVENT } from './world.ts'

const outputS3Uri = 's3://bucket/loop/output.json'
const created: EventFound = { id: '1', loop: 'loop', type: 'SageMaker Human Task Created' }
const accepted: EventFound = { id: '2', loop: 'loop', type: 'SageMaker Human Task Accepted' }
const ended: EventFound = { id: '3', loop: 'loop', type: STATUS_EVENT, status: 'Stopped', outputS3Uri }
const webhook = [created, accepted, ended]

/** Whether the checker is content with these files beside a webhook that heard everything once and in order. */
function isSound(...files: EventFound[][]): boolean {
  const journal = newJournal()
  journal.starts.set('loop', { taskCount: 1, outcome: 'acknowledged' })
  const described = new Map([['loop', { status: 'Stopped', outputS3Uri }]])
  const sinks = { webhook, file: joinFiles(files, webhook) }
  return isClean(check(journal, { listed: ['loop'], described, outputs: [], sinks }))
}

describe('the files of two nodes are sound', () => {
  test('when each has some of the events', () => {
    assert.ok(isSound([created, ended], [accepted]))
    assert.ok(isSound([], webhook))
  })

  test('when a node that was paused writes again, with the same id, what the other had written meanwhile', () => {
    assert.ok(isSound([created, accepted, ended], [accepted, accepted]))
    assert.ok(isSound([accepted, ended], [created, accepted, ended]))
  })
})

describe('the files of two nodes are not sound', () => {
  test('when neither has an event', () => assert.ok(!isSound([created], [ended])))

  test('when both have an event, each under an id of its own', () =>
    assert.ok(!isSound(webhook, [{ ...ended, id: 'another' }])))

  test('when an event overtook another in one of them', () => {
    assert.ok(!isSound([ended, created], [accepted]))
    assert.ok(!isSound([accepted, created], [ended]))
  })
})
