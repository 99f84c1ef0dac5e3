import { all, first, run, sql, type Unit } from './sql.ts'
import type { WorkerRow } from './workers.ts'

export type Person = Pick<WorkerRow, 'id' | 'name' | 'email' | 'is_disabled' | 'issuer' | 'sub'> & {
  created_ms: number
}

/** Workers of an account in the order in which they came, behind `afterId`. */
export function* peopleBehind(accountId: string, afterId: number, limit: number): Unit<Person[]> {
  return yield* all(sql<Person>`
    select id, name, email, is_disabled, issuer, sub, created_ms from worker
     where account_id = ${accountId} and id > ${afterId} and is_deleted = 0 order by id limit ${limit}`)
}

type InGroups = { accountId: string; issuer: string; groups: string[] }

/** Workers of an identity source who are in at least one of the groups, in the order in which they came. */
export function* membersBehind(
  { accountId, issuer, groups }: InGroups,
  afterId: number,
  limit: number,
): Unit<Person[]> {
  const found = new Map<number, Person>()
  for (const group of new Set(groups))
    for (const person of yield* all(sql<Person>`
      select id, w.name, email, is_disabled, issuer, sub, created_ms
        from worker_group g join worker w on w.id = g.worker_id
       where g.name = ${group} and w.account_id = ${accountId} and w.issuer = ${issuer} and w.id > ${afterId}
         and w.is_deleted = 0 order by w.id limit ${limit}`))
      found.set(person.id, person)
  return [...found.values()].sort((a, b) => a.id - b.id).slice(0, limit)
}

export function* personById(accountId: string, id: number): Unit<Person | undefined> {
  return yield* first(sql<Person>`
    select id, name, email, is_disabled, issuer, sub, created_ms from worker
     where account_id = ${accountId} and id = ${id} and is_deleted = 0`)
}

export function* setDisabled(id: number, isDisabled: boolean): Unit<void> {
  yield* run(sql`update worker set is_disabled = ${Number(isDisabled)} where id = ${id}`)
  if (!isDisabled) return
  yield* run(sql`delete from session where worker_id = ${id}`)
  yield* run(sql`delete from sign_in_link where worker_id = ${id}`)
}

/** Name, address, groups and everything to sign in with go; the number stays as long as answers refer to it. */
export function* deletePerson({ id, sub }: Person): Unit<void> {
  for (const statement of [
    sql`delete from worker_token where worker_id = ${id}`,
    sql`delete from session where worker_id = ${id}`,
    sql`delete from sign_in_link where worker_id = ${id}`,
    sql`delete from worker_group where worker_id = ${id}`,
    sql`update worker set is_deleted = 1, is_disabled = 1, name = ${`deleted ${sub}`}, email = null where id = ${id}`,
  ])
    yield* run(statement)
}

export function* removeGroup(workerId: number, name: string): Unit<void> {
  yield* run(sql`delete from worker_group where worker_id = ${workerId} and name = ${name}`)
}
