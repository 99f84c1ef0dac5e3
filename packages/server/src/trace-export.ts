import { propagation, trace } from '@opentelemetry/api'
import { switchTracing } from './observing/tracing.ts'
import { SettingsError } from './settings.ts'

/** What is still to be sent when the service ends gets this long. */
const LAST_FLUSH_MS = 1_000

/**
 * Sends traces where the standard variables say; see docs/tracing.md. Its packages are optional and larger than the
 * service itself, so they are loaded only now.
 *
 * @returns sends what is left and stops
 * @throws SettingsError when the packages are not installed
 */
export async function startTraceExport(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  if (!env.OTEL_EXPORTER_OTLP_ENDPOINT && !env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) return async () => {}
  const [sdk, { OTLPTraceExporter }, { W3CTraceContextPropagator }, resources] = await load()
  const share = Number(env.OTEL_TRACES_SAMPLER_ARG || 1)
  if (!(share >= 0 && share <= 1))
    throw new SettingsError(`OTEL_TRACES_SAMPLER_ARG must be a share from 0 to 1, not "${env.OTEL_TRACES_SAMPLER_ARG}"`)
  const name = resources.resourceFromAttributes({ 'service.name': env.OTEL_SERVICE_NAME || 'handloop' })
  const provider = new sdk.TracerProvider({
    resource: resources.defaultResource().merge(name),
    sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  })
  trace.setGlobalTracerProvider(provider)
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  switchTracing(true)
  return async () => {
    switchTracing(false)
    const flushed = provider.shutdown().catch(() => {})
    await Promise.race([flushed, new Promise(resolve => setTimeout(resolve, LAST_FLUSH_MS).unref())])
  }
}

async function load() {
  try {
    return await Promise.all([
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/core'),
      import('@opentelemetry/resources'),
    ])
  } catch (error) {
    throw new SettingsError(
      `OTEL_EXPORTER_OTLP_ENDPOINT is set, but traces can't be exported: ${(error as Error).message}; ` +
        'install the optional packages of handloop (npm install --include=optional), or unset it',
    )
  }
}
