import { startedLoop } from '../../../human-loop/loop.ts'
import { insertLoop } from '../../../store/loops.ts'
import type { Store } from '../../../store/store.ts'
import { FLOWS, LIFETIME_SECONDS, OWNER, TIME_LIMIT_SECONDS } from './house.ts'

/** What `StartHumanLoop` does with the store. */
export function startLoop(store: Store, flowId: number, number: number): Promise<string> {
  const flow = FLOWS.find(one => one.id === flowId)!
  return store.writeShared(function* (moment) {
    yield* insertLoop(
      {
        ...OWNER,
        name: `loop-${number}`,
        flowId,
        flowName: `flow-${flowId}`,
        workteamId: flow.teamId,
        timeLimitSeconds: TIME_LIMIT_SECONDS,
        outputKey: `loop-${number}/output.json`,
        templateSha256: '',
        createdAt: moment.at,
        loop: startedLoop({ taskCount: flow.taskCount, lifetimeSeconds: LIFETIME_SECONDS, at: moment.at }),
        inputContent: '{}',
        classifiers: null,
      },
      moment,
    )
    return 'ok'
  })
}
