import { direct } from '../../review-task/direct.ts'
import { changeLoop, namedLoopToChange } from '../../store/reviews.ts'
import { ok, operation } from '../operation.ts'
import { unknownLoop } from './unknown-loop.ts'

/** Asks a human loop to stop; on one that is stopping or over it has no effect. Source: spec 2.3, 2.4 S1. */
export const stopHumanLoop = operation({
  name: 'StopHumanLoop',
  run: async (input, caller, { store }) =>
    store.writeShared(function* (moment) {
      const opened = yield* namedLoopToChange(caller, input.HumanLoopName)
      if (opened === undefined) return unknownLoop(input.HumanLoopName)
      const stop = { type: 'stopRequested' } as const
      yield* changeLoop(opened, progress => direct(progress, stop, moment.at, moment.upSince), moment)
      return ok({})
    }),
})
