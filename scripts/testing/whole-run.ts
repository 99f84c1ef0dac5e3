// What modules that many test files share want done at the end, and after each test. A file runs as a suite of its own
// (all-files.ts), and hooks set while it is imported would be that suite's; these are the whole run's, because this
// module is imported before any suite.
import { after, afterEach } from 'node:test'

type Work = () => unknown

/** Exit code of a process that ends without having closed everything; its tests have passed or failed as reported. */
const LEFT_OPEN = 77

const atEnd: Work[] = []
const afterTests: Work[] = []

/** What has not come to its end by then is left to the end of the process, which closes browsers and services too. */
const PATIENCE_MS = 20_000

after(async () => {
  for (const work of atEnd) {
    let timer: NodeJS.Timeout | undefined
    const impatient = new Promise<void>(resolve => {
      timer = setTimeout(() => {
        process.stdout.write(`not closed in ${PATIENCE_MS / 1000} s, and left: ${work}\n`)
        process.exitCode = LEFT_OPEN
        resolve()
      }, PATIENCE_MS)
    })
    await Promise.race([work(), impatient])
    clearTimeout(timer)
  }
})
afterEach(async () => {
  for (const work of afterTests) await work()
})

/** Done once, when every chosen file has run. */
export const afterWholeRun = (work: Work): void => void atEnd.push(work)

/** Done after every test from now on, in whichever file. */
export const afterEveryTest = (work: Work): void => void afterTests.push(work)
