import { putTags, tagsOf } from '../../store/tags.ts'
import { error } from '../errors.ts'
import { ok, operation } from '../operation.ts'
import { isTaggable, notTaggable, storedTags, TAGS_PER_RESOURCE, tagComplaint } from './tagged.ts'

/** A tag whose key exists is overwritten; all tags of the resource come back. Source: spec 4.6. */
export const addTags = operation({
  name: 'AddTags',
  run: async (input, caller, { store }) => {
    const complaint = tagComplaint(input.Tags)
    if (complaint !== undefined) return error('validation', complaint)
    return store.write(function* () {
      if (!(yield* isTaggable(input.ResourceArn, caller))) return notTaggable(input.ResourceArn)
      const before = yield* tagsOf(input.ResourceArn)
      const keys = new Set([...before.map(tag => tag.key), ...input.Tags.map(tag => tag.Key)])
      if (keys.size > TAGS_PER_RESOURCE)
        return error(
          'validation',
          `The resource would have ${keys.size} tags; ${TAGS_PER_RESOURCE} is the limit. Remove some with DeleteTags.`,
        )
      yield* putTags(input.ResourceArn, storedTags(input.Tags))
      const tags = yield* tagsOf(input.ResourceArn)
      return ok({ Tags: tags.map(({ key, value }) => ({ Key: key, Value: value })) })
    })
  },
})
