import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Keys } from '../keys.ts'
import type { Settings } from '../settings.ts'
import { eventBridge } from './event-bridge.ts'
import { eventFile } from './event-file.ts'
import type { Sink } from './sink.ts'
import { webhook, webhookSecret } from './webhook.ts'

/** Where events go: the file always, the others when they are configured. */
export function configuredSinks(settings: Settings, keys: Keys, clock: Clock): Sink[] {
  const { webhookUrl, webhookSecret: given, eventBridge: bridge } = settings.events
  const sinks = [eventFile(join(settings.dataDir, 'events.ndjson'))]
  if (webhookUrl !== null) sinks.push(webhook(webhookUrl, given ?? webhookSecret(keys.key('webhook')), clock))
  if (bridge !== null) sinks.push(eventBridge(bridge, settings.region))
  return sinks
}
