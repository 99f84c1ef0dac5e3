import { arn } from '../../human-loop/naming.ts'
import { putTags } from '../../store/tags.ts'
import { insertWorkforce, workforceOf } from '../../store/workforces.ts'
import { error } from '../errors.ts'
import { ok, operation } from '../operation.ts'
import { storedTags, tagComplaint } from './tagged.ts'
import { cidrComplaint, type WorkforceConfig } from './workforce-shapes.ts'

/** One private workforce for each account and region. Source: spec 4.4. */
export const createWorkforce = operation({
  name: 'CreateWorkforce',
  run: async (input, caller, { store }) => {
    if ((input.CognitoConfig == null) === (input.OidcConfig == null))
      return error('validation', 'Give exactly one of CognitoConfig and OidcConfig.')
    const complaint = cidrComplaint(input) ?? tagComplaint(input.Tags)
    if (complaint !== undefined) return error('validation', complaint)
    const { WorkforceName: name, Tags, ...config } = input
    return store.write(function* (moment) {
      const known = yield* workforceOf(caller)
      if (known !== undefined)
        return error(
          'inUse',
          `This account already has the private workforce '${known.name}' in region ${caller.region}; delete its work teams and then the workforce before creating another.`,
        )
      const text = JSON.stringify(config satisfies WorkforceConfig)
      yield* insertWorkforce(caller, { name, config: text, at: moment.at })
      const WorkforceArn = arn(caller, 'workforce', name)
      yield* putTags(WorkforceArn, storedTags(Tags))
      return ok({ WorkforceArn })
    })
  },
})
