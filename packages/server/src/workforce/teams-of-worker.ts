import type { Unit } from '../store/sql.ts'
import { groupsOf, type WorkerRow } from '../store/workers.ts'
import { workforceOf, workteamsOfAccount } from '../store/workforces.ts'
import { type IdentitySource, isMember, type MemberDefinition } from './membership.ts'

/** Ids of the work teams, in all regions of the account, that a worker is in at this moment. Source: spec 2.5 T2. */
export function* teamsOfWorker(worker: WorkerRow, directoryIssuer: string): Unit<number[]> {
  if (worker.is_disabled === 1) return []
  const groups = yield* groupsOf(worker.id)
  const found: number[] = []
  for (const team of yield* workteamsOfAccount(worker.account_id)) {
    const force = yield* workforceOf({ accountId: team.account_id, region: team.region })
    if (force === undefined) continue
    const { MemberDefinitions: members } = JSON.parse(team.config) as { MemberDefinitions: MemberDefinition[] }
    const source = JSON.parse(force.config) as IdentitySource
    if (isMember({ issuer: worker.issuer, groups }, { members, source }, directoryIssuer)) found.push(team.id)
  }
  return found
}
