import { ok, operation } from '../operation.ts'

/** There is no marketplace to subscribe to: the list is empty. Source: spec 4.5. */
export const listSubscribedWorkteams = operation({
  name: 'ListSubscribedWorkteams',
  run: async () => ok({ SubscribedWorkteams: [] }),
})
