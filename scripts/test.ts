// `npm test`: brings what the tests need, runs every suite, and ends with the counts. Words after -- choose files.
import { fork, type StdioOptions } from 'node:child_process'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import type { Report } from './testing/run-group.ts'
import { ensureTools } from './testing/tools.ts'

const root = join(import.meta.dirname, '..')
process.chdir(root)

type Group = { name: string; patterns: string[]; without?: RegExp; env?: Record<string, string> }

/**
 * Two lanes side by side, one that mostly waits for the server's disk and clients, one that first drives a browser and
 * then runs conformance once more, on PostgreSQL: all of it but what looks the same on every database.
 */
const LANES: Group[][] = [
  [
    {
      name: 'server',
      patterns: [
        'packages/server/src/**/*.test.ts',
        'scripts/**/*.test.ts',
        'conformance/**/*.test.ts',
        'chaos/**/*.test.ts',
        'bench/**/*.test.ts',
      ],
    },
  ],
  [
    { name: 'browser', patterns: ['packages/crowd-elements/**/*.test.ts', 'packages/web/**/*.test.ts'] },
    {
      name: 'postgres',
      patterns: ['conformance/*.test.ts'],
      // Objects of the embedded store, and a service that is told itself where its objects are.
      without: /\/(object-links|outside-s3|start-up)\.test\.ts$/,
      env: { CONFORMANCE_DATABASE: 'postgres' },
    },
  ],
]

function runGroup({ name, patterns, without, env }: Group): Promise<Report> {
  const files = patterns
    .flatMap(pattern => globSync(pattern))
    .filter(file => isChosen(file) && !file.includes('node_modules') && !without?.test(file))
  if (files.length === 0) return Promise.resolve({ passed: 0, failed: 0, skipped: 0 })
  return new Promise(resolve => {
    const stdio: StdioOptions = ['ignore', 1, 2, 'ipc']
    const program = join(import.meta.dirname, 'testing/run-group.ts')
    const child = fork(program, files.sort(), { stdio, env: { ...process.env, ...env } })
    let report: Report | undefined
    child.on('message', (message: Report) => {
      report = message
    })
    child.on('exit', code => {
      if (report !== undefined && (code === 0 || report.failed > 0)) return resolve(report)
      process.stdout.write(`\nFAILED: the group ${name} ended with code ${code} before its tests did\n`)
      resolve({ passed: report?.passed ?? 0, failed: (report?.failed ?? 0) + 1, skipped: report?.skipped ?? 0 })
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
const lanes = LANES.map(async groups => {
  const reports: Report[] = []
  for (const group of groups) reports.push(await runGroup(group))
  return reports
})
const reports = (await Promise.all(lanes)).flat()
const sum = (key: keyof Report): number => reports.reduce((total, report) => total + report[key], 0)
process.stdout.write(`\n${Math.round((Date.now() - startedAt) / 1000)} s\n`)
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`)
if (sum('failed') > 0 || sum('passed') === 0) process.exitCode = 1
