import { lookup } from 'node:dns/promises'
import { ok, problem, type Result, type Subject } from './finding.ts'

/** Can the names that events are sent to be resolved? Nothing is sent. */
export async function sinks({ settings }: Pick<Subject, 'settings'>): Promise<Result[]> {
  const { webhookUrl, eventBridge } = settings.events
  const found: Result[] = []
  if (webhookUrl !== null) found.push(await resolved('HANDLOOP_WEBHOOK_URL', webhookUrl))
  if (eventBridge !== null && eventBridge.endpoint !== 'aws')
    found.push(await resolved('HANDLOOP_EVENTBRIDGE_ENDPOINT', new URL(eventBridge.endpoint)))
  return found.length > 0 ? found : [ok('go to the event file')]
}

async function resolved(name: string, { hostname, host }: URL): Promise<Result> {
  try {
    await lookup(hostname.replace(/^\[|\]$/g, ''))
    return ok(`${name}: ${host} has an address`)
  } catch (error) {
    const next = 'mend the name or the resolver; events wait meanwhile, for 30 days'
    return problem(`${name}: ${hostname} has no address (${(error as NodeJS.ErrnoException).code})`, next)
  }
}
