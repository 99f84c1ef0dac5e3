import type { Owner } from './places.ts'
import { all, common, first, run, sql, type Unit } from './sql.ts'

/** `config`: JSON of the API's own members (identity source, source addresses, network). */
export type WorkforceRow = {
  id: number
  account_id: string
  region: string
  name: string
  config: string
  created_ms: number
  updated_ms: number
}

export type WorkteamRow = WorkforceRow & { workforce_id: number }

export function* workforceOf(owner: Owner): Unit<WorkforceRow | undefined> {
  return yield* first(sql<WorkforceRow>`
    select * from workforce where account_id = ${owner.accountId} and region = ${owner.region}`)
}

export function* insertWorkforce(owner: Owner, force: { name: string; config: string; at: Date }): Unit<number> {
  const row = yield* first(sql<{ id: number }>`
    insert into workforce (account_id, region, name, config, created_ms, updated_ms)
    values (${owner.accountId}, ${owner.region}, ${force.name}, ${force.config}, ${force.at.getTime()},
            ${force.at.getTime()})
    returning id`)
  return row!.id
}

export function* updateWorkforce(id: number, config: string, at: Date): Unit<void> {
  yield* run(sql`update workforce set config = ${config}, updated_ms = ${at.getTime()} where id = ${id}`)
}

export function* deleteWorkforce(id: number): Unit<void> {
  yield* run(sql`delete from workforce where id = ${id}`)
}

export function* workteamByName(owner: Owner, name: string): Unit<WorkteamRow | undefined> {
  return yield* first(sql<WorkteamRow>`
    select * from workteam where account_id = ${owner.accountId} and region = ${owner.region} and name = ${name}`)
}

export function* workteamById(id: number): Unit<WorkteamRow | undefined> {
  return yield* first(common(sql<WorkteamRow>`select * from workteam where id = ${id}`))
}

/** All teams of an account and region; there are 25 at most. */
export function* workteamsOf(owner: Owner): Unit<WorkteamRow[]> {
  return yield* all(sql<WorkteamRow>`
    select * from workteam where account_id = ${owner.accountId} and region = ${owner.region} order by id`)
}

/** A work team of an account, in whatever region, with the workforce that it belongs to. */
export type TeamWithForce = { id: number; config: string; force_config: string }

export const teamsWithForces = (accountId: string) =>
  common(sql<TeamWithForce>`
    select t.id, t.config, f.config as force_config
      from workteam t join workforce f on f.account_id = t.account_id and f.region = t.region
     where t.account_id = ${accountId}`)

export function* insertWorkteam(
  owner: Owner,
  team: { name: string; workforceId: number; config: string; at: Date },
): Unit<void> {
  yield* run(sql`
    insert into workteam (account_id, region, name, workforce_id, config, created_ms, updated_ms)
    values (${owner.accountId}, ${owner.region}, ${team.name}, ${team.workforceId}, ${team.config},
            ${team.at.getTime()}, ${team.at.getTime()})`)
}

export function* updateWorkteam(id: number, config: string, at: Date): Unit<void> {
  yield* run(sql`update workteam set config = ${config}, updated_ms = ${at.getTime()} where id = ${id}`)
}

export function* deleteWorkteam(id: number): Unit<void> {
  yield* run(sql`delete from workteam where id = ${id}`)
}
