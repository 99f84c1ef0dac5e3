import type { ServerResponse } from 'node:http'

export const EVENT_STREAM = 'text/event-stream'

/** Begins an answer that never comes to its end by itself: server-sent events. */
export function beginEvents(response: ServerResponse): void {
  // Kept as headers of the response, so that those who close it know what it is.
  response.setHeader('content-type', EVENT_STREAM)
  response.setHeader('cache-control', 'no-store')
  response.setHeader('x-accel-buffering', 'no')
  response.writeHead(200)
  response.write(': here\n\n')
}
