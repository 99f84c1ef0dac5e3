// What modules that many test files share want done at the end, and after each test. A file runs as a suite of its own
// (all-files.ts), and hooks set while it is imported would be that suite's; these are the whole run's, because this
// module is imported before any suite.
import { after, afterEach } from 'node:test'

type Work = () => unknown

const atEnd: Work[] = []
const afterTests: Work[] = []

after(async () => {
  for (const work of atEnd) await work()
})
afterEach(async () => {
  for (const work of afterTests) await work()
})

/** Done once, when every chosen file has run. */
export const afterWholeRun = (work: Work): void => void atEnd.push(work)

/** Done after every test from now on, in whichever file. */
export const afterEveryTest = (work: Work): void => void afterTests.push(work)
