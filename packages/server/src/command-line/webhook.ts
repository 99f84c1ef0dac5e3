import { webhookSecret } from '../delivery/webhook.ts'
import type { Settings } from '../settings.ts'
import { noArguments } from './arguments.ts'
import { withHouse } from './with-house.ts'

/** What receivers check signatures with, unless HANDLOOP_WEBHOOK_SECRET sets another. */
export async function webhookSecretOf(args: string[], settings: Settings): Promise<string> {
  noArguments('webhook secret', args)
  return withHouse(
    settings,
    async ({ services }) => settings.events.webhookSecret ?? webhookSecret(services.keys.key('webhook')),
  )
}
