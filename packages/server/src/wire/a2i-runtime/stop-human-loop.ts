import { direct } from '../../review-task/direct.ts'
import type { Moment } from '../../store/moment.ts'
import { changeLoop, namedLoopToChange } from '../../store/reviews.ts'
import type { Unit } from '../../store/sql.ts'
import { type Answer, type Caller, ok, operation } from '../operation.ts'
import { unknownLoop } from './unknown-loop.ts'

/** Asks a human loop to stop; on one that is stopping or over it has no effect. Source: spec 2.3, 2.4 S1. */
export const stopHumanLoop = operation({
  name: 'StopHumanLoop',
  run: async (input, caller, { store }) => store.writeShared(moment => stop(input.HumanLoopName, caller, moment)),
})

function* stop(name: string, caller: Caller, moment: Moment): Unit<Answer<Record<string, never>>> {
  const opened = yield* namedLoopToChange(caller, name)
  if (opened === undefined) return unknownLoop(name)
  const request = { type: 'stopRequested' } as const
  yield* changeLoop(opened, progress => direct(progress, request, moment.at, moment.upSince), moment)
  return ok({})
}
