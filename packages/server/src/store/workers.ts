import { all, first, run, sql, sqlAfter, type Unit } from './sql.ts'

export type WorkerRow = {
  id: number
  account_id: string
  issuer: string
  sub: string
  name: string
  email: string | null
  is_disabled: number
}

const workersWhere = sqlAfter<WorkerRow>(
  'select id, account_id, issuer, sub, name, email, is_disabled from worker where',
)

export function* workerById(id: number): Unit<WorkerRow | undefined> {
  return yield* first(workersWhere`id = ${id}`)
}

export function* workerByName(accountId: string, issuer: string, name: string): Unit<WorkerRow | undefined> {
  return yield* first(workersWhere`
    account_id = ${accountId} and issuer = ${issuer} and name = ${name}`)
}

export function* insertWorker(worker: Omit<WorkerRow, 'id' | 'is_disabled'>, at: Date): Unit<number> {
  const row = yield* first(sql<{ id: number }>`
    insert into worker (account_id, issuer, sub, name, email, created_ms)
    values (${worker.account_id}, ${worker.issuer}, ${worker.sub}, ${worker.name}, ${worker.email}, ${at.getTime()})
    returning id`)
  return row!.id
}

export const groupNames = (workerId: number) =>
  sql<{ name: string }>`select name from worker_group where worker_id = ${workerId}`

export function* groupsOf(workerId: number): Unit<string[]> {
  return (yield* all(groupNames(workerId))).map(row => row.name).sort()
}

export function* addGroup(workerId: number, name: string): Unit<void> {
  yield* run(sql`insert into worker_group (worker_id, name) values (${workerId}, ${name}) on conflict do nothing`)
}
