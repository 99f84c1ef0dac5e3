/** The statuses of a human loop. `Deleted` is the tombstone: to every caller the loop is unknown. Source: spec 2.1. */
export const STATUSES = ['InProgress', 'Stopping', 'Stopped', 'Completed', 'Failed', 'Deleting', 'Deleted'] as const
export type LoopStatus = (typeof STATUSES)[number]

/** What can happen to a human loop, and what each event means to the people around it. */
export const EVENTS = {
  workBegun: 'a worker accepted a task of the loop',
  answerSubmitted: 'a worker submitted an answer',
  workEnded: 'a task ended without an answer: returned, declined, left or out of time',
  stopRequested: 'the customer asked to stop the loop',
  workersDone: 'nobody works on a task of the loop any more',
  lifetimeEnded: 'the time in which tasks may be picked up is over',
  expired: 'the lifetime is over, nobody works on a task, and answers are missing',
  outputWritten: 'the output object is in the bucket',
  outputGivenUp: 'the output object could not be written for 24 hours',
  rewriteRequested: 'somebody asked to write an output again that had been given up',
  foundUnusable: 'the input, the template or the role turned out to be unusable',
  faulted: 'the service itself failed on the loop',
  deleteRequested: 'the customer asked to delete the loop',
  removalRequested: 'the flow definition or the account that the loop belongs to is going away',
  cleanedUp: 'the clean-up after a deletion is done',
} as const
export type LoopEventType = keyof typeof EVENTS

// In status (row), when event (column), go to … ; '.' the status stays, '!' the caller is told no.
// Source: spec 2.2 and 2.3. A stop always enters Stopping; when nobody is at work `workersDone` follows in the same step.
// prettier-ignore
// biome-ignore format: one row a status reads like the specification's own table
export const LIFECYCLE = {
  InProgress: { workBegun: '.', answerSubmitted: '.', workEnded: '.', stopRequested: 'Stopping', workersDone: '.',       lifetimeEnded: '.', expired: 'Failed', outputWritten: 'Completed', outputGivenUp: 'Failed', rewriteRequested: '!', foundUnusable: 'Failed', faulted: 'Failed', deleteRequested: '!',        removalRequested: 'Stopping', cleanedUp: '!' },
  Stopping:   { workBegun: '!', answerSubmitted: '.', workEnded: '.', stopRequested: '.',        workersDone: 'Stopped', lifetimeEnded: '.', expired: '.',      outputWritten: '.',         outputGivenUp: '.',      rewriteRequested: '!', foundUnusable: '.',      faulted: '.',      deleteRequested: '!',        removalRequested: '.',        cleanedUp: '!' },
  Stopped:    { workBegun: '!', answerSubmitted: '!', workEnded: '.', stopRequested: '.',        workersDone: '.',       lifetimeEnded: '.', expired: '.',      outputWritten: '.',         outputGivenUp: '.',      rewriteRequested: '.', foundUnusable: '.',      faulted: '.',      deleteRequested: 'Deleting', removalRequested: 'Deleting', cleanedUp: '!' },
  Completed:  { workBegun: '!', answerSubmitted: '!', workEnded: '.', stopRequested: '.',        workersDone: '.',       lifetimeEnded: '.', expired: '.',      outputWritten: '.',         outputGivenUp: '.',      rewriteRequested: '!', foundUnusable: '.',      faulted: '.',      deleteRequested: 'Deleting', removalRequested: 'Deleting', cleanedUp: '!' },
  Failed:     { workBegun: '!', answerSubmitted: '!', workEnded: '.', stopRequested: '.',        workersDone: '.',       lifetimeEnded: '.', expired: '.',      outputWritten: '.',         outputGivenUp: '.',      rewriteRequested: '.', foundUnusable: '.',      faulted: '.',      deleteRequested: 'Deleting', removalRequested: 'Deleting', cleanedUp: '!' },
  Deleting:   { workBegun: '!', answerSubmitted: '!', workEnded: '.', stopRequested: '.',        workersDone: '.',       lifetimeEnded: '.', expired: '.',      outputWritten: '.',         outputGivenUp: '.',      rewriteRequested: '.', foundUnusable: '.',      faulted: '.',      deleteRequested: '.',        removalRequested: '.',        cleanedUp: 'Deleted' },
  Deleted:    { workBegun: '!', answerSubmitted: '!', workEnded: '.', stopRequested: '!',        workersDone: '.',       lifetimeEnded: '.', expired: '.',      outputWritten: '.',         outputGivenUp: '.',      rewriteRequested: '!', foundUnusable: '.',      faulted: '.',      deleteRequested: '!',        removalRequested: '.',        cleanedUp: '.' },
} as const satisfies Record<LoopStatus, Record<LoopEventType, LoopStatus | '.' | '!'>>

/** Finished for good: the review itself goes no further, whatever arrives. Source: spec 2.1. */
export const isFinished = (status: LoopStatus): boolean =>
  status === 'Completed' || status === 'Stopped' || status === 'Failed'

/** Work on it is going on, or may. */
export const isOpen = (status: LoopStatus): boolean => status === 'InProgress' || status === 'Stopping'
