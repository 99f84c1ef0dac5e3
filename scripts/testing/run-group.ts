// Runs test files in this process, one after the other, and tells the parent where it is and how it ended.
import { join, relative } from 'node:path'
import { run } from 'node:test'

export type Report = { passed: number; failed: number; skipped: number }
/** What this process tells its parent: that it is alive, with what it has counted so far, and that it has ended. */
export type Message = { report: Report; at: string; hasEnded: boolean }

// Whoever started this may be killed: nobody would read the report, and nothing may be left behind.
const parent = process.ppid
setInterval(() => process.ppid !== parent && process.exit(1), 1000).unref()

const report: Report = { passed: 0, failed: 0, skipped: 0 }
let at = 'the first file'
const say = (text: string): boolean => process.stdout.write(`${text}\n`)
const tell = (hasEnded: boolean): unknown => process.send?.({ report, at, hasEnded } satisfies Message)
setInterval(() => tell(false), 1000).unref()

type Event = {
  name: string
  nesting: number
  file?: string
  skip?: string | boolean
  todo?: string | boolean
  details: { type?: string; duration_ms: number; error?: Error & { cause?: unknown } }
}

/** Suites are not tests; a test that is skipped is reported as passing by the runner. */
const isTest = (event: Event): boolean => event.details.type !== 'suite'

/** Seconds from one test's end to the next, by file: where the time of a run goes is seen from its last lines. */
const seconds = new Map<string, number>()
const slowest = (): string =>
  [...seconds]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 15)
    .map(([file, taken]) => `  ${taken.toFixed(1).padStart(6)} s  ${relative('.', file)}`)
    .join('\n')

const stream = run({ files: [join(import.meta.dirname, 'all-files.ts')], isolation: 'none', timeout: 180_000 })
// A test has its time limit, but what is around tests has none: whoever waits there for ever is named here.
const QUIET_MS = 10 * 60_000
const quiet = setTimeout(() => {
  say(`\nFAILED: nothing has happened for ${QUIET_MS / 60_000} minutes after ${at}`)
  process.exit(1)
}, QUIET_MS)
quiet.unref()
stream.on('data', () => quiet.refresh())
stream.on('test:dequeue', (event: Event) => {
  if (event.nesting === 0) at = event.name
})
let lastAt = performance.now()
stream.on('test:complete', ({ file = 'no file' }: Event) => {
  const now = performance.now()
  seconds.set(file, (seconds.get(file) ?? 0) + (now - lastAt) / 1000)
  lastAt = now
})
stream.on('test:pass', (event: Event) => {
  if (!isTest(event)) return
  const isSkipped = event.skip !== undefined || event.todo !== undefined
  if (isSkipped) say(`skipped: ${event.name} (${event.skip || event.todo || 'no reason given'})`)
  report[isSkipped ? 'skipped' : 'passed']++
  if (event.details.duration_ms > 3_000) say(`slow: ${event.name} (${Math.round(event.details.duration_ms)} ms)`)
})
stream.on('test:fail', (event: Event) => {
  if (!isTest(event) && event.details.error?.message.includes('subtest')) return
  report.failed++
  const error = event.details.error
  say(`\nFAILED: ${event.name}\n  in ${event.file}`)
  const cause =
    error?.cause instanceof Error ? (error.cause.stack ?? error.cause.message) : String(error?.cause ?? error)
  say(cause.replace(/^/gm, '  '))
})
// A way of using a library that its next version will not have: nobody reads this among thousands of lines.
process.on('warning', warning => {
  if (warning.name !== 'DeprecationWarning') return
  report.failed++
  say(`\nFAILED: a deprecated call, near ${at}\n${warning.stack ?? warning.message}`)
})
stream.on('test:stderr', (event: { message: string }) => process.stderr.write(event.message))
stream.on('end', () => {
  say(`\nslowest files:\n${slowest()}`)
  tell(true)
  setTimeout(() => {
    say(`\nFAILED: the tests have ended, but left open: ${process.getActiveResourcesInfo().join(', ')}`)
    process.exit(1)
  }, 20_000).unref()
})
stream.resume()
