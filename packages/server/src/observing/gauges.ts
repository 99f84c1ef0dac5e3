// What is read from the database, or off the parts of the service, when somebody asks for the metrics.
import { Gauge } from 'prom-client'
import { registry } from './metrics.ts'

const registers = [registry]
const FLOW = ['account', 'region', 'flow'] as const
const DELIVERY = ['kind', 'sink'] as const

export const openLoops = new Gauge({
  name: 'handloop_open_loops',
  help: 'Human loops that are InProgress or Stopping, by flow definition.',
  labelNames: FLOW,
  registers,
})

export const oldestWaitingTask = new Gauge({
  name: 'handloop_oldest_waiting_task_age_seconds',
  help: 'Age of the oldest task that waits for a worker, by flow definition.',
  labelNames: FLOW,
  registers,
})

export const housekeepingLag = new Gauge({
  name: 'handloop_housekeeping_lag_seconds',
  help: 'For how long the most overdue lease, lifetime, deletion or purge has been due; 0 when nothing is.',
  registers,
})

export const housekeepingPaused = new Gauge({
  name: 'handloop_housekeeping_paused',
  help: '1 while housekeeping pauses because the clock of the machine jumped.',
  registers,
})

export const outboxDepth = new Gauge({
  name: 'handloop_outbox_depth',
  help: 'Output objects and events that are still to be delivered, by kind and sink.',
  labelNames: DELIVERY,
  registers,
})

export const deliveryLag = new Gauge({
  name: 'handloop_delivery_lag_seconds',
  help: 'For how long the most overdue delivery has been due, by kind and sink. Waiting for the next try is not overdue.',
  labelNames: DELIVERY,
  registers,
})

export const oldestDelivery = new Gauge({
  name: 'handloop_oldest_delivery_age_seconds',
  help: 'Age of the oldest output object or event that has not arrived, by kind and sink.',
  labelNames: DELIVERY,
  registers,
})

export const bodyBytes = new Gauge({
  name: 'handloop_request_body_bytes',
  help: 'Bytes of request bodies that are being read or worked on.',
  registers,
})

export const workInProgress = new Gauge({
  name: 'handloop_work_in_progress',
  help: 'Requests that have a place among those worked on, by intake. 512 of one intake is all it takes.',
  labelNames: ['intake'] as const,
  registers,
})
