import { putTags } from '../../store/tags.ts'
import { insertWorkteam, workforceOf, workteamByName, workteamsOf } from '../../store/workforces.ts'
import { type IdentitySource, memberComplaint } from '../../workforce/membership.ts'
import { error } from '../errors.ts'
import { ok, operation } from '../operation.ts'
import { storedTags, tagComplaint } from './tagged.ts'
import { unknownWorkforce } from './unknown.ts'
import { accessComplaint, workteamArn } from './workteam-shapes.ts'

/** Source: spec 4.8. */
const TEAMS_PER_REGION = 25

/** Without WorkforceName the team goes to the account's private workforce. Source: spec 4.5. */
export const createWorkteam = operation({
  name: 'CreateWorkteam',
  run: async (input, caller, { store }) => {
    const { WorkteamName: name, WorkforceName, Tags, ...config } = input
    const complaint = accessComplaint(config.WorkerAccessConfiguration) ?? tagComplaint(Tags)
    if (complaint !== undefined) return error('validation', complaint)
    return store.write(function* (moment) {
      const force = yield* workforceOf(caller)
      if (force === undefined || (WorkforceName != null && WorkforceName !== force.name))
        return unknownWorkforce(WorkforceName ?? '(the private workforce)')
      const members = memberComplaint(config.MemberDefinitions, JSON.parse(force.config) as IdentitySource)
      if (members !== undefined) return error('validation', members)
      if ((yield* workteamByName(caller, name)) !== undefined)
        return error(
          'inUse',
          `A work team with the name '${name}' already exists; use another name, or delete it first.`,
        )
      if ((yield* workteamsOf(caller)).length >= TEAMS_PER_REGION)
        return error(
          'limitExceeded',
          `This account has ${TEAMS_PER_REGION} work teams in region ${caller.region}, which is the limit; delete one first.`,
        )
      const text = JSON.stringify(config)
      yield* insertWorkteam(caller, { name, workforceId: force.id, config: text, at: moment.at })
      yield* putTags(workteamArn(caller, name), storedTags(Tags))
      return ok({ WorkteamArn: workteamArn(caller, name) })
    })
  },
})
