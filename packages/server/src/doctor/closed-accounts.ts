import { RETENTION_MS } from '../human-loop/retention.ts'
import { closedAccounts } from '../store/health.ts'
import { ok, problem, type Result, type Subject } from './finding.ts'

const LATE_MS = 60_000

export async function closedAccountsWaiting({ database, now }: Pick<Subject, 'database' | 'now'>): Promise<Result[]> {
  if (database === null) return []
  const closed = await database.read(closedAccounts)
  if (closed.length === 0) return [ok('none is closed and waits for its purge')]
  return closed.map(({ id, closed_ms }) => {
    const due = new Date(closed_ms + RETENTION_MS)
    if (now.getTime() < due.getTime() + LATE_MS) return ok(`${id} is closed; its data goes on ${due.toISOString()}`)
    return problem(`the data of ${id} should have gone on ${due.toISOString()}`, 'start the service, which purges it')
  })
}
