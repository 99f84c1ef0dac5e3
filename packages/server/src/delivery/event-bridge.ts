import type { Sink } from './sink.ts'

type Event = { source: string; 'detail-type': string; detail: unknown; time: string; resources: string[] }

/** `PutEvents` at the real service or anything that speaks like it, through the official client. */
export function eventBridge(settings: { endpoint: string; busName: string }, region: string): Sink {
  const client = import('@aws-sdk/client-eventbridge').then(({ EventBridgeClient, PutEventsCommand }) => ({
    events: new EventBridgeClient({ region, ...(settings.endpoint !== 'aws' && { endpoint: settings.endpoint }) }),
    PutEventsCommand,
  }))
  // A failing import is reported by the first event, not as an unhandled rejection at start.
  client.catch(() => {})
  return {
    name: 'eventbridge',
    async send({ payload }) {
      const event = JSON.parse(payload) as Event
      const { events, PutEventsCommand } = await client
      const entry = {
        EventBusName: settings.busName,
        Source: event.source,
        DetailType: event['detail-type'],
        Detail: JSON.stringify(event.detail),
        Time: new Date(event.time),
        Resources: event.resources,
      }
      const answer = await events.send(new PutEventsCommand({ Entries: [entry] }))
      const failed = answer.Entries?.find(one => one.ErrorCode !== undefined)
      if (failed) throw new Error(`PutEvents answered ${failed.ErrorCode}: ${failed.ErrorMessage}`)
      return answer.Entries?.[0]?.EventId
    },
  }
}
