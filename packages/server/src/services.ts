import type { Logger } from 'pino'
import type { Addresses } from './addresses.ts'
import type { BackPressure } from './back-pressure/back-pressure.ts'
import type { Clock } from './clock.ts'
import type { Keys } from './keys.ts'
import type { ObjectAccess } from './objects/object-store.ts'
import type { Store } from './store/store.ts'
import type { TemplateRenderer } from './worker-template/renderer.ts'

/** The parts of the running service, built once by server.ts and handed down. */
export type Services = {
  store: Store
  clock: Clock
  keys: Keys
  renderer: TemplateRenderer
  objects: ObjectAccess
  addresses: Addresses
  log: Logger
  backPressure: BackPressure
  /** What the installation grants to accounts. Source: spec 4.8. */
  quotas: { openLoopsPerAccount: number | null }
  /** Issuer of the built-in directory, fixed at the first start. */
  directoryIssuer: string
  /** Region of the settings: where the console begins. */
  defaultRegion: string
  /** CIDR blocks of proxies whose X-Forwarded-For is believed. */
  trustedProxies: readonly string[]
}
