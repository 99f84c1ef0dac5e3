// A short chaos run in every test run; `npm run chaos -- --kills 500` is the long one.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { check, isClean } from './check.ts'
import { newJournal } from './journal.ts'
import { proveChecker } from './planted.ts'

type Ended = { code: number; stdout: string; stderr: string }

/** In a process of its own: its clients are to be no slower than the service. */
function chaos(...args: string[]): Promise<Ended> {
  return new Promise(resolve =>
    execFile(process.execPath, [join(import.meta.dirname, 'run.ts'), ...args], (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr }),
    ),
  )
}

test('the checker sees every planted loss, double and broken rule', () => {
  assert.ok(proveChecker().planted >= 16)
})

test('the checker is not content with a run in which nothing happened to be looked at', () => {
  const journal = newJournal()
  journal.starts.set('never-there', { taskCount: 1, outcome: 'acknowledged' })
  const world = { listed: [], described: new Map(), outputs: [], sinks: {} }
  assert.ok(!isClean(check(journal, world)))
})

const KINDS = ['starts', 'answers', 'outputs', 'events', 'stops', 'deletions']

/** Nothing lost, nothing doubled, and there was something of each kind to lose. */
async function losesNothing(...args: string[]): Promise<void> {
  const { code, stdout, stderr } = await chaos(...args)
  assert.equal(code, 0, `${stderr}\n${stdout}`)
  const found = (kind: string): number => Number(new RegExp(`^${kind} +(\\d+)`, 'm').exec(stdout)?.[1])
  for (const kind of KINDS) assert.ok(found(kind) > 0, `nothing was acknowledged of ${kind}:\n${stdout}`)
}

test('20 kills, every named point among them, lose and double nothing', { timeout: 420_000 }, () =>
  losesNothing('--kills', '20'),
)

test('12 kills with two nodes on PostgreSQL lose and double nothing', { timeout: 420_000 }, () =>
  losesNothing('--kills', '12', '--database', 'postgres'),
)
