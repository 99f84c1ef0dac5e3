import { atOnce, type Unit } from '../store/sql.ts'
import { groupNames, type WorkerRow } from '../store/workers.ts'
import { teamsWithForces } from '../store/workforces.ts'
import { type IdentitySource, isMember, type MemberDefinition } from './membership.ts'
import { isInside } from './source-address.ts'

/** A worker, with the ids of the work teams in all regions of the account that they are in. Source: spec 2.5 T2. */
export type Member = WorkerRow & { readonly teams: readonly number[] }

type Membership = { teamId: number; source: IdentitySource & { SourceIpConfig?: { Cidrs: string[] } } }

/** The worker with their teams of this moment, from wherever they work. */
export function* memberOf(worker: WorkerRow, directoryIssuer: string): Unit<Member> {
  return withTeams(worker, yield* memberships(worker, directoryIssuer))
}

/**
 * The worker with their teams of this moment; undefined when they may not work from that address, which every
 * workforce that they are in must allow. Source: spec 8.4.
 */
export function* memberAt(address: string, worker: WorkerRow, directoryIssuer: string): Unit<Member | undefined> {
  const found = yield* memberships(worker, directoryIssuer)
  const isAdmitted = found.every(({ source }) => isInside(address, source.SourceIpConfig?.Cidrs ?? []))
  return isAdmitted ? withTeams(worker, found) : undefined
}

const withTeams = (worker: WorkerRow, found: Membership[]): Member => ({
  ...worker,
  teams: found.map(({ teamId }) => teamId),
})

function* memberships(worker: WorkerRow, directoryIssuer: string): Unit<Membership[]> {
  if (worker.is_disabled === 1) return []
  const [named, teams] = yield* atOnce(groupNames(worker.id), teamsWithForces(worker.account_id))
  const groups = named.map(({ name }) => name)
  const found: Membership[] = []
  for (const team of teams) {
    const { MemberDefinitions: members } = JSON.parse(team.config) as { MemberDefinitions: MemberDefinition[] }
    const source = JSON.parse(team.force_config) as Membership['source']
    if (isMember({ issuer: worker.issuer, groups }, { members, source }, directoryIssuer))
      found.push({ teamId: team.id, source })
  }
  return found
}
