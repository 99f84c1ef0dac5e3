import { direct } from '../review-task/direct.ts'
import type { Owner } from '../store/places.ts'
import { changeLoop, namedLoopToChange } from '../store/reviews.ts'
import type { Store } from '../store/store.ts'
import { done, type Outcome, refused } from './outcome.ts'

/**
 * "Write output again": for a loop whose output was given up after 24 hours, while its answers exist.
 * Source: spec 2.7 D8.
 */
export function rewriteOutput(store: Store, owner: Owner, loopName: string): Promise<Outcome<null>> {
  return store.write(function* (moment) {
    const opened = yield* namedLoopToChange(owner, loopName)
    if (opened === undefined)
      return refused('unknown', `There is no human loop '${loopName}' in region ${owner.region}.`)
    const { loop } = opened
    if (loop.is_purged === 1) return refused('gone', `The answers of '${loopName}' were purged 30 days after it ended.`)
    if (loop.output_state !== 'givenUp')
      return refused('conflict', `The output of '${loopName}' was not given up; there is nothing to write again.`)
    const rewrite = { type: 'rewriteRequested' } as const
    yield* changeLoop(opened, progress => direct(progress, rewrite, moment.at, moment.upSince), moment)
    return done(null)
  })
}
