import { direct } from '../../review-task/direct.ts'
import type { Moment } from '../../store/moment.ts'
import { changeLoop, namedLoopToChange } from '../../store/reviews.ts'
import type { Unit } from '../../store/sql.ts'
import { error } from '../errors.ts'
import { type Answer, type Caller, ok, operation } from '../operation.ts'
import { unknownLoop } from './unknown-loop.ts'

/** Deletes a finished human loop; one that is in progress has to be stopped first. Source: founding document, spec 2.3. */
export const deleteHumanLoop = operation({
  name: 'DeleteHumanLoop',
  run: async (input, caller, { store }) => store.writeShared(moment => remove(input.HumanLoopName, caller, moment)),
})

function* remove(name: string, caller: Caller, moment: Moment): Unit<Answer<Record<string, never>>> {
  const opened = yield* namedLoopToChange(caller, name)
  if (opened === undefined) return unknownLoop(name)
  const request = { type: 'deleteRequested' } as const
  const decided = yield* changeLoop(opened, progress => direct(progress, request, moment.at, moment.upSince), moment)
  return decided.ok ? ok({}) : error('validation', whyNot(name, decided.error.status))
}

const whyNot = (name: string, status: string): string =>
  status === 'InProgress'
    ? `The human loop '${name}' is InProgress and can't be deleted; stop it with StopHumanLoop, and delete it when its status is Stopped.`
    : `The human loop '${name}' is ${status} and can't be deleted yet; wait until its status is Stopped, then delete it.`
