// Writes docs/lifecycle.md from the lifecycle table: `node scripts/lifecycle-page.ts`.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  EVENTS,
  LIFECYCLE,
  type LoopEventType,
  type LoopStatus,
  STATUSES,
} from '../packages/server/src/human-loop/lifecycle.ts'

const MEANINGS: Record<LoopStatus, string> = {
  InProgress: 'tasks are open or being worked on, or the answers are on their way into the bucket',
  Stopping: 'a stop was requested and at least one worker is still working on a task',
  Stopped: 'the stop is finished; answers that were given are in the bucket',
  Completed: 'all answers are in and the output object is written',
  Failed: 'the loop could not finish; DescribeHumanLoop says why',
  Deleting: 'the loop is being deleted',
  Deleted: 'gone: every call answers that there is no such loop, and the name is free',
}

const events = Object.keys(EVENTS) as LoopEventType[]

/** The statuses that an event leads to from each status; rows without any effect are left out. */
function moves(): string[] {
  return events.flatMap(event =>
    STATUSES.flatMap(status => {
      const to = LIFECYCLE[status][event]
      return to === '.' || to === '!' ? [] : [`| ${status} | ${EVENTS[event]} (\`${event}\`) | ${to} |`]
    }),
  )
}

function cells(): string[] {
  const shown = { '.': 'stays', '!': 'refused' } as const
  return events.map(event => {
    const row = STATUSES.map(status => {
      const to = LIFECYCLE[status][event]
      return to === '.' || to === '!' ? shown[to] : `**${to}**`
    })
    return `| \`${event}\` | ${row.join(' | ')} |`
  })
}

export function lifecyclePage(): string {
  return `# The life of a human loop

This page is made from the table in \`packages/server/src/human-loop/lifecycle.ts\` by \`scripts/lifecycle-page.ts\`;
a test compares the two.

## Statuses

| status | means |
|---|---|
${STATUSES.map(status => `| \`${status}\` | ${MEANINGS[status]} |`).join('\n')}

## Every way from one status to another

| from | when | to |
|---|---|---|
${moves().join('\n')}

A stop always enters \`Stopping\`. When nobody is at work, \`workersDone\` follows in the same step, so the loop is
\`Stopped\` before the call is answered. In the same way \`expired\` follows when a lifetime has ended and the last
worker is done without the answers being complete, and a loop whose flow definition or account goes away is deleted as
soon as it is finished.

## Every status and every event

| event | ${STATUSES.join(' | ')} |
|---|${STATUSES.map(() => '---').join('|')}|
${cells().join('\n')}
`
}

if (import.meta.main) writeFileSync(join(import.meta.dirname, '../docs/lifecycle.md'), lifecyclePage())
