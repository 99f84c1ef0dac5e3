// `npm test`: brings what the tests need, runs every suite, and ends with the counts. Words after -- choose files.
import { fork } from 'node:child_process'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import type { Report } from './testing/run-group.ts'
import { ensureTools } from './testing/tools.ts'

const root = join(import.meta.dirname, '..')
process.chdir(root)

/** Two groups side by side: one that mostly waits for the server's disk and clients, one that mostly drives a browser. */
const GROUPS = {
  server: [
    'packages/server/src/**/*.test.ts',
    'scripts/**/*.test.ts',
    'conformance/**/*.test.ts',
    'chaos/**/*.test.ts',
  ],
  browser: ['packages/crowd-elements/**/*.test.ts', 'packages/web/**/*.test.ts'],
}

function runGroup(name: string, files: string[]): Promise<Report> {
  return new Promise(resolve => {
    const child = fork(join(import.meta.dirname, 'testing/run-group.ts'), files, { stdio: ['ignore', 1, 2, 'ipc'] })
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
const reports = await Promise.all(
  Object.entries(GROUPS).map(([name, patterns]) => {
    const files = patterns
      .flatMap(pattern => globSync(pattern))
      .filter(isChosen)
      .filter(file => !file.includes('node_modules'))
    return files.length === 0 ? { passed: 0, failed: 0, skipped: 0 } : runGroup(name, files.sort())
  }),
)
const sum = (key: keyof Report): number => reports.reduce((total, report) => total + report[key], 0)
process.stdout.write(`\n${Math.round((Date.now() - startedAt) / 1000)} s\n`)
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`)
if (sum('failed') > 0 || sum('passed') === 0) process.exitCode = 1
