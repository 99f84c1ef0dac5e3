import { removeTags } from '../../store/tags.ts'
import { ok, operation } from '../operation.ts'
import { isTaggable, notTaggable } from './tagged.ts'

/** Keys that are not there are ignored. Source: spec 4.6. */
export const deleteTags = operation({
  name: 'DeleteTags',
  run: async (input, caller, { store }) =>
    store.write(function* () {
      if (!(yield* isTaggable(input.ResourceArn, caller))) return notTaggable(input.ResourceArn)
      yield* removeTags(input.ResourceArn, input.TagKeys)
      return ok({})
    }),
})
