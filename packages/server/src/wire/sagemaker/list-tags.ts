import { tagsOf } from '../../store/tags.ts'
import { ok, operation } from '../operation.ts'
import { pageToken, readPageToken } from '../page-token.ts'
import { isTaggable, notTaggable, TAGS_PER_RESOURCE } from './tagged.ts'

/** Sorted by key. Source: spec 4.6. */
export const listTags = operation({
  name: 'ListTags',
  run: async (input, caller, services) => {
    const list = { operation: 'ListTags', caller, filter: input.ResourceArn }
    const token = readPageToken<string>(services, list, input.NextToken)
    if (!token.ok) return token
    return services.store.read(function* () {
      if (!(yield* isTaggable(input.ResourceArn, caller))) return notTaggable(input.ResourceArn)
      const tags = (yield* tagsOf(input.ResourceArn)).filter(tag => token.place === undefined || tag.key > token.place)
      const page = tags.slice(0, input.MaxResults ?? TAGS_PER_RESOURCE)
      const hasMore = tags.length > page.length
      return ok({
        Tags: page.map(({ key, value }) => ({ Key: key, Value: value })),
        NextToken: hasMore ? pageToken(services, list, page.at(-1)?.key) : undefined,
      })
    })
  },
})
