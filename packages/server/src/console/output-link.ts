import { objectGrant } from '../objects/object-grant.ts'
import { done, type Outcome, refused } from '../operators/outcome.ts'
import type { Services } from '../services.ts'
import { outputUri } from '../store/outbox.ts'
import type { Owner } from '../store/places.ts'
import { loopByName } from '../store/reviews.ts'
import { objectLink } from '../worker-template/object-link.ts'

/** A link is made for each click, so it need not live long. */
const LINK_MS = 5 * 60_000

/** An address on the content origin that shows a loop's output object, wherever objects are kept. */
export async function outputLink(services: Services, owner: Owner, name: string): Promise<Outcome<string>> {
  const found = await services.store.read(function* () {
    const loop = yield* loopByName(owner, name)
    return loop && { state: loop.output_state, uri: outputUri(loop) }
  })
  if (found === undefined) return refused('unknown', `There is no human loop '${name}' in region ${owner.region}.`)
  if (found.state !== 'written') return refused('conflict', `The output of '${name}' has not been written.`)
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(found.uri)!
  const until = new Date(services.clock.now().getTime() + LINK_MS)
  return done(objectLink(objectGrant(services, { accountId: owner.accountId, until }), bucket!, key!))
}
