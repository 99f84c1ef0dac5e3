import { RETENTION_MS } from '../human-loop/retention.ts'
import { type Late, lastDeliveryError, lateLoops, outboxHealth, unpurgedLoops } from '../store/health.ts'
import { duration, ok, problem, type Result, type Subject, warning } from './finding.ts'

/** A service that runs is never so far behind. */
const LATE_MS = 60_000

type Asked = Pick<Subject, 'database' | 'now' | 'runningUrl'>

export async function overdue(subject: Asked): Promise<Result[]> {
  if (subject.database === null) return []
  const found = [...(await deliveries(subject)), ...(await loops(subject)), ...(await purges(subject))]
  return found.length > 0 ? found : [ok('nothing: deliveries, loops and purges are up to date')]
}

const before = (time: Date, ms: number): Date => new Date(time.getTime() - ms)
const START = 'start the service, which catches up'
const STUCK = 'look for errors in the service’s log and restart it'

async function deliveries({ database, now, runningUrl }: Asked): Promise<Result[]> {
  const { late, failing, oldest_ms } = await database!.read(() => outboxHealth(before(now, LATE_MS)))
  const found: Result[] = []
  const oldest = duration(now.getTime() - (oldest_ms ?? 0))
  if (late > 0 && runningUrl !== undefined)
    found.push(problem(`${late} deliveries are overdue, the oldest for ${oldest}, although the service runs`, STUCK))
  else if (late > 0) found.push(warning(`${late} deliveries wait, the oldest for ${oldest}`, START))
  const error = await database!.read(lastDeliveryError)
  if (failing > 0)
    found.push(
      warning(
        `${failing} deliveries have failed and are tried again, the oldest is ${oldest} old; ${error?.sink} says: ${error?.last_error}`,
        error?.sink === 'bucket'
          ? 'mend the bucket; tries end after 24 hours'
          : 'mend the receiver; events wait 30 days',
      ),
    )
  return found
}

async function loops({ database, now, runningUrl }: Asked): Promise<Result[]> {
  const { count, oldest_ms }: Late = await database!.read(() => lateLoops(before(now, LATE_MS)))
  if (count === 0) return []
  const says = `${count} loops should have changed by now, the oldest ${duration(now.getTime() - oldest_ms!)} ago`
  return [runningUrl === undefined ? warning(says, START) : problem(`${says}, although the service runs`, STUCK)]
}

/** What is kept longer than promised is a problem, whoever is to blame. */
async function purges({ database, now, runningUrl }: Asked): Promise<Result[]> {
  const by = before(now, RETENTION_MS + LATE_MS)
  const { count, oldest_ms } = await database!.read(() => unpurgedLoops(by, now))
  if (count === 0) return []
  const late = duration(now.getTime() - RETENTION_MS - oldest_ms!)
  const says = `data of ${count} loops is kept longer than 30 days, the oldest by ${late}`
  return [problem(says, runningUrl === undefined ? START : STUCK)]
}
