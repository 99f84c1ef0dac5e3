import { sideBySide, type Unit } from '../store/sql.ts'
import { groupsOf, type WorkerRow } from '../store/workers.ts'
import { teamsWithForces } from '../store/workforces.ts'
import { type IdentitySource, isMember, type MemberDefinition } from './membership.ts'
import { isInside } from './source-address.ts'

type Membership = { teamId: number; source: IdentitySource & { SourceIpConfig?: { Cidrs: string[] } } }

/** Ids of the work teams, in all regions of the account, that a worker is in at this moment. Source: spec 2.5 T2. */
export function* teamsOfWorker(worker: WorkerRow, directoryIssuer: string): Unit<number[]> {
  return (yield* memberships(worker, directoryIssuer)).map(one => one.teamId)
}

/** May the worker work from there? Every workforce that they are in must allow it. Source: spec 8.4. */
export function* isAdmitted(worker: WorkerRow, directoryIssuer: string, address: string): Unit<boolean> {
  const found = yield* memberships(worker, directoryIssuer)
  return found.every(({ source }) => isInside(address, source.SourceIpConfig?.Cidrs ?? []))
}

function* memberships(worker: WorkerRow, directoryIssuer: string): Unit<Membership[]> {
  if (worker.is_disabled === 1) return []
  const [groups, teams] = yield* sideBySide(groupsOf(worker.id), teamsWithForces(worker.account_id))
  const found: Membership[] = []
  for (const team of teams) {
    const { MemberDefinitions: members } = JSON.parse(team.config) as { MemberDefinitions: MemberDefinition[] }
    const source = JSON.parse(team.force_config) as Membership['source']
    if (isMember({ issuer: worker.issuer, groups }, { members, source }, directoryIssuer))
      found.push({ teamId: team.id, source })
  }
  return found
}
