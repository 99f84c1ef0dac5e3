// `npm test`: brings what the tests need, runs every suite, and ends with the counts. Words after -- choose files.
import { type ChildProcess, fork, type StdioOptions } from 'node:child_process'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import type { Message, Report } from './testing/run-group.ts'
import { ensureTools } from './testing/tools.ts'

const root = join(import.meta.dirname, '..')
process.chdir(root)

type Group = { name: string; patterns: string[]; without?: RegExp; env?: Record<string, string> }

/**
 * Each in a process of its own, two at a time, the long ones first: neither processor is idle at the end. Conformance
 * runs once more on PostgreSQL, all of it but what looks the same on every database.
 */
const GROUPS: Group[] = [
  { name: 'browser', patterns: ['conformance/browser/**/*.test.ts'] },
  {
    name: 'postgres',
    patterns: ['conformance/*.test.ts'],
    // Objects of the embedded store, and a service that is told itself where its objects are.
    without: /\/(object-links|outside-s3|start-up)\.test\.ts$/,
    env: { CONFORMANCE_DATABASE: 'postgres' },
  },
  { name: 'elements and pages', patterns: ['packages/crowd-elements/**/*.test.ts', 'packages/web/**/*.test.ts'] },
  { name: 'bench and chaos', patterns: ['bench/**/*.test.ts', 'chaos/**/*.test.ts'] },
  { name: 'conformance', patterns: ['conformance/**/*.test.ts'], without: /^conformance\/browser\// },
  { name: 'server', patterns: ['packages/server/src/**/*.test.ts', 'scripts/**/*.test.ts'] },
]

function runGroup({ name, patterns, without, env }: Group): Promise<Report> {
  const files = patterns
    .flatMap(pattern => globSync(pattern))
    .filter(file => isChosen(file) && !file.includes('node_modules') && !without?.test(file))
  if (files.length === 0) return Promise.resolve({ passed: 0, failed: 0, skipped: 0 })
  const stdio: StdioOptions = ['ignore', 1, 2, 'ipc']
  const program = join(import.meta.dirname, 'testing/run-group.ts')
  return watched(name, fork(program, files.sort(), { stdio, env: { ...process.env, ...env } }))
}

/** A test that spins hears no signal, and one that waits for ever says nothing: both end here, with a name. */
const SILENCE_MS = 5 * 60_000
const WHOLE_RUN_MS = 60 * 60_000

function watched(name: string, child: ChildProcess): Promise<Report> {
  return new Promise(resolve => {
    let last: Message = { report: { passed: 0, failed: 0, skipped: 0 }, at: 'the first file', hasEnded: false }
    const end = (why: string) => () => {
      process.stdout.write(`\nFAILED: the group ${name} was ended in ${last.at}: ${why}\n`)
      child.kill('SIGKILL')
    }
    const tooLong = setTimeout(end(`it took more than ${WHOLE_RUN_MS / 60_000} minutes`), WHOLE_RUN_MS)
    const silent = setTimeout(end(`it did nothing else for ${SILENCE_MS / 60_000} minutes`), SILENCE_MS)
    child.on('message', (message: Message) => {
      last = message
      silent.refresh()
    })
    child.on('exit', code => {
      clearTimeout(tooLong)
      clearTimeout(silent)
      const { report, hasEnded } = last
      if (hasEnded && (code === 0 || report.failed > 0)) return resolve(report)
      if (!hasEnded) process.stdout.write(`\nFAILED: the group ${name} ended with code ${code} in ${last.at}\n`)
      resolve({ ...report, failed: report.failed + 1 })
    })
  })
}

// The launcher may be killed: see run-group.ts.
const parent = process.ppid
setInterval(() => process.ppid !== parent && process.exit(1), 1000).unref()

ensureTools()
const chosen = process.argv.slice(2)
const isChosen = (file: string): boolean => chosen.length === 0 || chosen.some(word => file.includes(word))
const startedAt = Date.now()
const waiting = [...GROUPS]
const reports: Report[] = []
async function runWaiting(): Promise<void> {
  for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) reports.push(await runGroup(group))
}
await Promise.all([runWaiting(), runWaiting()])
const sum = (key: keyof Report): number => reports.reduce((total, report) => total + report[key], 0)
process.stdout.write(`\n${Math.round((Date.now() - startedAt) / 1000)} s\n`)
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`)
if (sum('failed') > 0 || sum('passed') === 0) process.exitCode = 1
