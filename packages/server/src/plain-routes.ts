import type { IncomingMessage, ServerResponse } from 'node:http'
import { registry } from './observing/metrics.ts'
import { sendText, widgetRoutes } from './widget-routes.ts'

/** Routes that belong to nobody in particular: widgets, liveness, readiness, metrics. Source: contract, HTTP. */
export function plainRoutes(isReady: () => Promise<boolean>, bringMetricsUpToDate: () => Promise<void>) {
  return (request: IncomingMessage, response: ServerResponse, path: string): boolean => {
    const route = path.split('?')[0]!
    if (request.method !== 'GET' && request.method !== 'HEAD') return false
    if (widgetRoutes(request, response, route)) return true
    if (route === '/healthz') sendText(response, 200, 'ok\n')
    else if (route === '/readyz') void sendReadiness(response, isReady)
    else if (route === '/metrics') void bringMetricsUpToDate().then(() => sendMetrics(response))
    else return false
    request.resume()
    return true
  }
}

async function sendReadiness(response: ServerResponse, isReady: () => Promise<boolean>): Promise<void> {
  if (await isReady()) sendText(response, 200, 'ready\n')
  else sendText(response, 503, 'not ready\n')
}

async function sendMetrics(response: ServerResponse): Promise<void> {
  const body = await registry.metrics()
  response.writeHead(200, { 'content-type': registry.contentType }).end(body)
}
