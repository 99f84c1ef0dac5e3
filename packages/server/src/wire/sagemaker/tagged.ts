import { readArn } from '../../human-loop/naming.ts'
import { flowByName } from '../../store/flow-definitions.ts'
import { taskUiByName } from '../../store/human-task-uis.ts'
import type { Unit } from '../../store/sql.ts'
import type { Tag } from '../../store/tags.ts'
import { workforceOf, workteamByName } from '../../store/workforces.ts'
import { error } from '../errors.ts'
import type { Inputs } from '../model.generated.ts'
import type { Caller } from '../operation.ts'
import { workteamName } from './workteam-shapes.ts'

type Tags = Inputs['AddTags']['Tags']

/** Source: spec 4.6. */
export const TAGS_PER_RESOURCE = 50

export const storedTags = (tags: Tags | undefined): Tag[] =>
  (tags ?? []).map(({ Key, Value }) => ({ key: Key, value: Value }))

/** Keys of the platform's own are not for customers. Source: spec 4.6. */
export function tagComplaint(tags: Tags | undefined): string | undefined {
  const reserved = tags?.find(tag => tag.Key.toLowerCase().startsWith('aws:'))
  return reserved && `The tag key '${reserved.Key}' begins with aws:, which is reserved; use another key.`
}

/** Flow definitions, templates, work teams and workforces can be tagged; human loops can not. Source: spec 4.6. */
export function* isTaggable(resourceArn: string, caller: Caller): Unit<boolean> {
  const parts = readArn(resourceArn)
  if (parts?.accountId !== caller.accountId || parts.region !== caller.region) return false
  switch (parts.kind) {
    case 'flow-definition':
      return (yield* flowByName(caller, parts.name)) !== undefined
    case 'human-task-ui':
      return (yield* taskUiByName(caller, parts.name)) !== undefined
    case 'workforce':
      return (yield* workforceOf(caller))?.name === parts.name
    case 'workteam': {
      const name = workteamName(resourceArn, caller)
      return name !== undefined && (yield* workteamByName(caller, name)) !== undefined
    }
    default:
      return false
  }
}

export const notTaggable = (resourceArn: string) =>
  error(
    'notFound',
    `The resource '${resourceArn}' does not exist or can't be tagged; flow definitions, human task UIs, work teams and workforces can.`,
  )
