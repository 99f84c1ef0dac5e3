import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pino, { type Logger } from 'pino'
import { addressesOf } from './addresses.ts'
import { BackPressure } from './back-pressure/back-pressure.ts'
import type { Sink } from './delivery/sink.ts'
import { configuredSinks } from './delivery/sinks.ts'
import { type Installation, openInstallation } from './installation.ts'
import { syncFolderNow } from './objects/body-files.ts'
import { openEmbeddedObjects } from './objects/embedded.ts'
import type { ObjectStore } from './objects/object-store.ts'
import { type OutsideObjects, openOutsideObjects, outsideSettings } from './objects/outside.ts'
import type { Services } from './services.ts'
import type { Settings } from './settings.ts'
import { Store } from './store/store.ts'
import { startTemplateRenderer } from './worker-template/renderer.ts'

/** Either our own object store or an outside one; only ours can answer the S3 protocol by itself. */
export type Objects = { own: ObjectStore; outside?: never } | { outside: OutsideObjects; own?: never }

/** What the service and the command line have in common: everything but the network. */
export type House = { installation: Installation; services: Services; objects: Objects; sinks: Sink[] }

export async function openHouse(settings: Settings, port: number, log: Logger): Promise<House> {
  const installation = await openInstallation(settings)
  const { db, clock, keys, directoryIssuer } = installation
  const sinks = configuredSinks(settings, keys, clock)
  const events = { sinks: sinks.map(sink => sink.name), sendsTaskEvents: settings.events.sendsTaskEvents }
  const objects = openObjects(settings, clock)
  const services: Services = {
    store: new Store(db, clock, events),
    clock,
    keys,
    renderer: startTemplateRenderer(),
    objects: objects.own ?? objects.outside,
    addresses: addressesOf(settings, port),
    log,
    backPressure: new BackPressure(settings.quotas.requestsPerSecondPerAccount),
    quotas: settings.quotas,
    directoryIssuer,
    defaultRegion: settings.region,
    trustedProxies: settings.trustedProxies,
  }
  return { installation, services, objects, sinks }
}

function openObjects(settings: Settings, clock: { now(): Date }): Objects {
  if (settings.s3 !== null) return { outside: openOutsideObjects(outsideSettings(settings.s3)) }
  const folder = join(settings.dataDir, 'objects')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // An object that was acknowledged must not vanish with its folder's name when power fails.
  syncFolderNow(settings.dataDir)
  return { own: openEmbeddedObjects(folder, clock) }
}

export async function closeHouse({ services, installation }: House): Promise<void> {
  await services.renderer.close()
  await services.objects.close()
  await installation.db.close()
}

/** Everything the service says about itself, on standard error: standard output belongs to scripts. */
export const serviceLog = (): Logger =>
  pino(
    { level: process.env.HANDLOOP_LOG_LEVEL ?? 'info', base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination(2),
  )
