// What the service counts and times while it works. What is asked from the database at a scrape is in gauges.ts.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Everything that `/metrics` shows; docs/metrics.md lists it, and a test compares the two. */
export const registry = new Registry()
collectDefaultMetrics({ register: registry })

const registers = [registry]
/** From a read of the embedded database to a template that runs into its limit. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

export const requestSeconds = new Histogram({
  name: 'handloop_request_duration_seconds',
  help: 'From the head of a request to the end of its answer, by API, operation and outcome.',
  labelNames: ['api', 'operation', 'outcome'] as const,
  buckets: SECONDS,
  registers,
})

/** Changes twice with every request, so the gauge looks at it only when it is asked. */
export const requestsInFlight = { count: 0 }
new Gauge({
  name: 'handloop_requests_in_flight',
  help: 'Requests whose answer is not out yet.',
  registers,
  collect() {
    this.set(requestsInFlight.count)
  },
})

export const refusedRequests = new Counter({
  name: 'handloop_requests_refused_total',
  help: 'Requests that were refused because of too much work or too many requests of an account, by API.',
  labelNames: ['api'] as const,
  registers,
})

export const commitUnits = new Histogram({
  name: 'handloop_commit_units',
  help: 'How many units of work shared one commit.',
  buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
  registers,
})

export const commitSeconds = new Histogram({
  name: 'handloop_commit_duration_seconds',
  help: 'From the begin of a transaction to the end of its flush, units included.',
  buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
  registers,
})

export const renderSeconds = new Histogram({
  name: 'handloop_template_render_duration_seconds',
  help: 'Rendering of a worker task template, waiting for a free thread included, by outcome.',
  labelNames: ['outcome'] as const,
  buckets: SECONDS,
  registers,
})

export const loopsEnded = new Counter({
  name: 'handloop_loops_ended_total',
  help: 'Human loops that reached a final status on this node, by status.',
  labelNames: ['status'] as const,
  registers,
})

export const deliveries = new Counter({
  name: 'handloop_deliveries_total',
  help: 'Tries to deliver an output object or an event, by kind, sink and outcome.',
  labelNames: ['kind', 'sink', 'outcome'] as const,
  registers,
})
