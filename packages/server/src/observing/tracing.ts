import type { IncomingMessage } from 'node:http'
import {
  type Attributes,
  INVALID_SPAN_CONTEXT,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'

/** Traces of the three journeys and of housekeeping, for whoever collects them. Off, it costs one look at a flag. */
let isOn = false
export const switchTracing = (on: boolean): void => {
  isOn = on
}

/** Stands for every span while nothing is traced. */
export const NO_SPAN: Span = trace.wrapSpanContext(INVALID_SPAN_CONTEXT)

/** By which a loop's spans are found: they are in different traces, because days may lie between them. */
export const LOOP_ARN = 'handloop.human_loop.arn'

const tracer = trace.getTracer('handloop')

/** Begins the span of a request, in the trace of its caller if the request names one. */
export function beginRequestSpan({ headers, method }: IncomingMessage): Span {
  if (!isOn) return NO_SPAN
  const caller = propagation.extract(ROOT_CONTEXT, headers)
  return tracer.startSpan(
    `${method}`,
    { kind: SpanKind.SERVER, attributes: { 'http.request.method': method ?? '' } },
    caller,
  )
}

/** Does work of the service itself in a trace of its own. What it throws or calls `failed` marks the span. */
export async function inSpan<T>(
  name: string,
  attributesOf: () => Attributes | Promise<Attributes>,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  if (!isOn) return work(NO_SPAN)
  const span = tracer.startSpan(name, { kind: SpanKind.INTERNAL })
  try {
    span.setAttributes(await attributesOf())
    return await work(span)
  } catch (error) {
    failed(span, String(error))
    throw error
  } finally {
    span.end()
  }
}

export function failed(span: Span, reason: string): void {
  span.setStatus({ code: SpanStatusCode.ERROR, message: reason })
}
