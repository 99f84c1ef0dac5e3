import { claimRegion } from '../store/accounts.ts'
import type { Owner } from '../store/places.ts'
import type { Unit } from '../store/sql.ts'
import { insertWorkforce, insertWorkteam } from '../store/workforces.ts'

/** Name of the workforce, of the work team and of the group that every installation begins with. Source: contract. */
export const DEFAULT_NAME = 'default'

/** The built-in directory in the place of a user pool: one for each account. */
export const directoryPool = (accountId: string) => ({
  UserPool: `handloop_${accountId}`,
  ClientId: 'handloop-worker-portal',
})

/** Gives a region that an account has not used before its default workforce and team; once, so that deleting lasts. */
export function* openRegion(owner: Owner, at: Date): Unit<void> {
  if (!(yield* claimRegion(owner.accountId, owner.region))) return
  const pool = directoryPool(owner.accountId)
  const config = JSON.stringify({ CognitoConfig: pool })
  const workforceId = yield* insertWorkforce(owner, { name: DEFAULT_NAME, config, at })
  const team = {
    Description: 'All workers of the built-in directory who are in the group default',
    MemberDefinitions: [{ CognitoMemberDefinition: { ...pool, UserGroup: DEFAULT_NAME } }],
  }
  yield* insertWorkteam(owner, { name: DEFAULT_NAME, workforceId, config: JSON.stringify(team), at })
}
