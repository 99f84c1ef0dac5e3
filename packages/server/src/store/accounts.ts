import { all, common, first, run, sql, type Unit } from './sql.ts'

/** The account that an installation begins with. Source: contract, first start. */
export const ROOT_ACCOUNT = '000000000000'

export type AccessKeyRow = { id: string; account_id: string; secret: string; is_closed: number }

export function* accessKey(id: string): Unit<AccessKeyRow | undefined> {
  return yield* first(sql<AccessKeyRow>`
    select k.id, k.account_id, k.secret, a.is_closed from access_key k join account a on a.id = k.account_id
     where k.id = ${id}`)
}

export function* oldestAccessKey(accountId: string): Unit<AccessKeyRow | undefined> {
  return yield* first(sql<AccessKeyRow>`
    select k.id, k.account_id, k.secret, a.is_closed from access_key k join account a on a.id = k.account_id
     where k.account_id = ${accountId} order by k.created_ms, k.id limit 1`)
}

export function* insertAccessKey(key: { id: string; accountId: string; secret: string }, at: Date): Unit<void> {
  yield* run(sql`
    insert into access_key (id, account_id, secret, created_ms)
    values (${key.id}, ${key.accountId}, ${key.secret}, ${at.getTime()})`)
}

/** @returns whether there was such a key */
export function* deleteAccessKey(id: string): Unit<boolean> {
  return (yield* first(sql<{ id: string }>`delete from access_key where id = ${id} returning id`)) !== undefined
}

export function* account(id: string): Unit<{ id: string; is_closed: number } | undefined> {
  return yield* first(sql<{ id: string; is_closed: number }>`select id, is_closed from account where id = ${id}`)
}

export type AccountRow = { id: string; is_closed: number; created_ms: number; closed_ms: number | null }

/** In order of their numbers, behind `afterId`. */
export function* accountsBehind(afterId: string, limit: number): Unit<AccountRow[]> {
  return yield* all(sql<AccountRow>`
    select id, is_closed, created_ms, closed_ms from account where id > ${afterId} order by id limit ${limit}`)
}

export function* insertAccount(id: string, at: Date): Unit<void> {
  yield* run(sql`insert into account (id, created_ms) values (${id}, ${at.getTime()})`)
}

export function* closeAccount(id: string, at: Date): Unit<void> {
  yield* run(sql`update account set is_closed = 1, closed_ms = ${at.getTime()} where id = ${id}`)
}

/** When an account was closed; null for one that is open, or whose data is all gone. */
export function* closedAt(id: string): Unit<Date | null> {
  const row = yield* first(common(sql<{ closed_ms: number | null }>`select closed_ms from account where id = ${id}`))
  return row === undefined || row.closed_ms === null ? null : new Date(row.closed_ms)
}

/** Accounts that were closed at or before that time and still have data. */
export function* accountsClosedBy(time: Date): Unit<string[]> {
  const rows = yield* all(sql<{ id: string }>`
    select id from account where closed_ms is not null and closed_ms <= ${time.getTime()}`)
  return rows.map(row => row.id)
}

/** Notes that an account uses a region. @returns whether that is new */
export function* claimRegion(accountId: string, region: string): Unit<boolean> {
  const row = yield* first(sql<{ region: string }>`
    insert into used_region (account_id, region) values (${accountId}, ${region}) on conflict do nothing
    returning region`)
  return row !== undefined
}

export function* hasRegion(accountId: string, region: string): Unit<boolean> {
  const row = yield* first(sql<{ region: string }>`
    select region from used_region where account_id = ${accountId} and region = ${region}`)
  return row !== undefined
}
