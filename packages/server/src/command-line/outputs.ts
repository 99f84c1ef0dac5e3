import { ROOT_ACCOUNT } from '../installation.ts'
import { direct } from '../review-task/direct.ts'
import type { Settings } from '../settings.ts'
import { changeLoop, namedLoopToChange } from '../store/reviews.ts'
import { oneWord } from './arguments.ts'
import { CommandError } from './command-error.ts'
import { withHouse } from './with-house.ts'

/** "Write output again": for a loop whose output was given up after 24 hours, while its answers exist. Source: spec 2.7 D8. */
export async function outputRewrite(args: string[], settings: Settings): Promise<undefined> {
  const name = oneWord('output rewrite', 'LOOP', args)
  const owner = { accountId: ROOT_ACCOUNT, region: settings.region }
  await withHouse(settings, ({ services }) =>
    services.store.write(function* (moment) {
      const loop = yield* namedLoopToChange(owner, name)
      if (loop === undefined) throw new CommandError(`there is no human loop "${name}" in region ${owner.region}`)
      if (loop.is_purged === 1) throw new CommandError(`the answers of "${name}" were purged 30 days after it ended`)
      if (loop.output_state !== 'givenUp')
        throw new CommandError(`the output of "${name}" was not given up; there is nothing to write again`)
      const rewrite = { type: 'rewriteRequested' } as const
      yield* changeLoop(loop, null, progress => direct(progress, rewrite, moment.at, moment.upSince), moment)
    }),
  )
  return undefined
}
