// How SQLite looks for what pages of console and portal ask: by an index, whatever the number of loops. It plans without
// statistics, so that an empty database plans as one with a million loops.
import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { answersOf } from './answers.ts'
import {
  atWorkSince,
  brokenOffSince,
  flowsChangedSince,
  loopsChangedSince,
  newest,
  type Seen,
  stepsSince,
  teamsWithNewLoops,
} from './changes.ts'
import { deliveriesBefore, deliveriesOf, failingDeliveries, sendAgain, tryNow } from './deliveries.ts'
import { SQLITE, spelled } from './differences.ts'
import { addFigures, flowHours, workerFigures } from './figures.ts'
import { historyOf } from './history.ts'
import { oldestOfFlow, oldestWaiting, outboxLags } from './lags.ts'
import { inputOf, namesakes, newestLoops, oldestLoops } from './loops.ts'
import { migrateSqlite } from './migrate.ts'
import type { Moment } from './moment.ts'
import { purgeAccount } from './purge.ts'
import { reportsOf, reportsOfLoop } from './quality-reports.ts'
import { recentInputs } from './recent-inputs.ts'
import { loopByName, tombstoneByName } from './reviews.ts'
import { all, type Row, type Unit } from './sql.ts'
import { flowTallies } from './tallies.ts'
import { offeredOfFlow, offeredTasks, offeringFlows, tasksFor } from './task-queue.ts'

const ACCOUNT = '000000000000'
const OWNER = { accountId: ACCOUNT, region: 'us-east-1' }
const SCOPE = { ...OWNER, fromMs: 0 }
const MOMENT = { at: new Date(0), wakes: new Set() } as unknown as Moment
const SEEN: Seen = { history: 1, loops: 1, deliveries: 1, flows: 1, leaving: [], figures: { history: 1, loops: 1 } }
const FILTER = { flowId: 1, fromMs: 0, beforeMs: 1, limit: 50 }
const COUNTED = {
  flow_id: 1,
  hour_ms: 0,
  kind: 'Submitted',
  worker_id: 1,
  times: 1,
  taken_ms: 1,
  last_id: 1,
  value: Buffer.from('0'),
}

/** Every question, and where one asks on only if there was an answer, that answer. */
const QUESTIONS: Record<string, [unit: Unit<unknown>, answer?: Row]> = {
  'loops of a workflow, newest first': [newestLoops(FILTER, { ms: 1, id: 1 })],
  'loops of a workflow, oldest first': [oldestLoops(FILTER, { ms: 1, id: 1 })],
  'loops that have the name of a new one': [all(namesakes(OWNER, 'one', new Date(0)))],
  'a loop by its name': [loopByName(OWNER, 'one')],
  'what is left of a deleted loop': [tombstoneByName(OWNER, 'one')],
  'the input of a loop': [inputOf(1)],
  'answers of a loop': [answersOf(1)],
  'what happened to a loop': [historyOf(1)],
  'deliveries of a loop': [deliveriesOf(1)],
  'reports of a loop': [reportsOfLoop(1)],
  'reports of an account': [reportsOf(ACCOUNT, 1, 50)],
  'delivered events': [deliveriesBefore(ACCOUNT, 1, 50)],
  'refused events': [failingDeliveries(ACCOUNT, 50)],
  'an event sent again': [sendAgain(ACCOUNT, 1, MOMENT), { id: 1 }],
  'a refused event tried now': [tryNow(ACCOUNT, 1, MOMENT), { id: 1 }],
  'open loops': [flowTallies()],
  'the front of a queue': [oldestWaiting(1, 10)],
  'the oldest task of a workflow': [oldestOfFlow(1)],
  'what waits to be delivered': [outboxLags()],
  'figures by the hour': [flowHours(SCOPE, 3600_000)],
  'figures of workers': [workerFigures(SCOPE)],
  'what is added to the figures': [addFigures(new Date(0)), COUNTED],
  'inputs of a template': [recentInputs(OWNER, 'page', 10), { id: 1 }],
  'the newest of everything': [newest()],
  'workflows in which something has happened': [flowsChangedSince(SEEN)],
  'loops in which something has happened': [loopsChangedSince(SEEN, 200)],
  'steps that workers are told of': [stepsSince(1, 100)],
  'teams with new loops': [teamsWithNewLoops(1)],
  'loops that were broken off': [brokenOffSince(1, 100)],
  'who is at work on what was stopped': [atWorkSince(1, 100)],
  'the list of tasks': [tasksFor(1, { teams: [1] }, 0, 50)],
  'tasks of a team': [offeredTasks(1, 1, 0, 50)],
  'tasks of a workflow': [offeredOfFlow(1, 1, 0, 50)],
  'kinds of tasks': [offeringFlows([1])],
  'what is kept of a closed account': [purgeAccount(ACCOUNT, 1), { id: 1 }],
}

/** What may be read from end to end, because it does not grow with the loops or because the question has a limit. */
const SHORT = [
  /^SCAN (flow_definition|f)\b/,
  // Limited walks, and what came of them.
  /^SCAN (outbox|queue|waiting|spans|portion)$/,
  // What was refused and waits; what workers have in hand.
  /^SCAN o USING INDEX outbox_refused$/,
  /^SCAN a USING COVERING INDEX assignment_held$/,
]

const db = new DatabaseSync(':memory:')
migrateSqlite(db)

function plansOf(unit: Unit<unknown>, answer: Row | undefined): string[] {
  const details: string[] = []
  let next = unit.next()
  while (!next.done) {
    const { texts, values } = next.value
    const plan = db.prepare(`explain query plan ${spelled(texts.join('?'), SQLITE)}`).all(...values)
    details.push(...plan.map(({ detail }) => String(detail)))
    next = unit.next(answer ? [answer] : [])
  }
  return details
}

for (const [name, [unit, answer]] of Object.entries(QUESTIONS))
  test(`${name}: found by an index`, () => {
    const plans = plansOf(unit, answer)
    assert.notEqual(plans.length, 0)
    const long = plans.filter(plan => plan.startsWith('SCAN') && !SHORT.some(pattern => pattern.test(plan)))
    assert.deepEqual(long, [])
  })

test('the reports of a loop are not those of its account', () => {
  assert.deepEqual(plansOf(reportsOfLoop(1), undefined), [
    'SEARCH quality_report USING INDEX quality_report_of_loop (loop_id=?)',
  ])
})
