import { error } from '../errors.ts'
import { operation } from '../operation.ts'

/** There is no marketplace to subscribe to. Source: spec 4.5. */
export const describeSubscribedWorkteam = operation({
  name: 'DescribeSubscribedWorkteam',
  run: async input =>
    error(
      'validation',
      `The work team '${input.WorkteamArn}' is not subscribed to: this service has no vendor marketplace.`,
    ),
})
