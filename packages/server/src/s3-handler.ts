import { newId } from './keys.ts'
import type { House } from './parts.ts'
import type { Settings } from './settings.ts'
import type { AccessKeys } from './wire/authenticate.ts'
import { createS3Forwarder, createS3Handler, type S3Handler } from './wire/s3/index.ts'

/** S3 requests to our port: answered by the embedded store, or checked, signed anew and passed on. */
export function s3Handler({ services, objects }: House, accessKeys: AccessKeys, settings: Settings): S3Handler {
  const { addresses, clock, log } = services
  const { host } = new URL(addresses.apiUrl)
  const shared = {
    findAccessKey: (id: string) => accessKeys.known(id),
    loadAccessKey: (id: string) => accessKeys.find(id),
    realNow: clock.realNow,
    newId,
    publicUrl: addresses.publicUrl,
    hosts: [host, `${settings.host}:${new URL(addresses.apiUrl).port}`],
    log: ({ requestId, error }: { requestId: string; error: unknown }) =>
      log.error({ requestId, err: error }, 'S3 request failed'),
  }
  return objects.own === undefined
    ? createS3Forwarder({ ...shared, outside: objects.outside })
    : createS3Handler({ ...shared, objects: objects.own })
}
