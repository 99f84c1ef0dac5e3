import { type ShownPerson, withGroups } from '../operators/people.ts'
import type { Services } from '../services.ts'
import { oldestWaiting } from '../store/lags.ts'
import { membersBehind } from '../store/people.ts'
import type { Owner } from '../store/places.ts'
import { flowTallies } from '../store/tallies.ts'
import { workforceOf, workteamByName, workteamsOf } from '../store/workforces.ts'
import { type IdentitySource, type MemberDefinition, memberGroups } from '../workforce/membership.ts'

/** So many waiting tasks of each team are told apart; whoever has more knows enough. */
const SHOWN = 1_000

/** What every team of a region has to do, by flow definition: a look at the front of each queue, and no count of it. */
export function teamsWithWork({ store }: Services, owner: Owner) {
  return store.read(function* () {
    const names = new Map((yield* flowTallies()).map(({ flow_id, name }) => [flow_id, name]))
    const teams = []
    for (const { id, name } of yield* workteamsOf(owner)) {
      const queue = yield* oldestWaiting(id, SHOWN)
      const waiting = queue.reduce((sum, { walked }) => sum + walked, 0)
      teams.push({
        name,
        waiting,
        isMore: waiting === SHOWN,
        oldestWaitingSince: queue.length === 0 ? null : time(Math.min(...queue.map(one => one.created_ms))),
        flows: queue.map(({ flow_id, walked, created_ms }) => ({
          name: names.get(flow_id) ?? null,
          waiting: walked,
          oldestWaitingSince: time(created_ms),
        })),
      })
    }
    return teams
  })
}

/** Workers who are in one of a team's groups; undefined when there is no such team. */
export async function membersOf(services: Services, owner: Owner, team: string) {
  const found = await services.store.read(function* () {
    const row = yield* workteamByName(owner, team)
    const force = yield* workforceOf(owner)
    return row && force && { config: row.config, source: JSON.parse(force.config) as IdentitySource }
  })
  if (found === undefined) return undefined
  const { MemberDefinitions } = JSON.parse(found.config) as { MemberDefinitions: MemberDefinition[] }
  const issuer = 'OidcConfig' in found.source ? found.source.OidcConfig.Issuer : services.directoryIssuer
  const inTeam = { accountId: owner.accountId, issuer, groups: memberGroups(MemberDefinitions) }
  return (behind: number, limit: number): Promise<ShownPerson[]> =>
    services.store.read(function* () {
      return yield* withGroups(yield* membersBehind(inTeam, behind, limit))
    })
}

const time = (ms: number): string => new Date(ms).toISOString()
