import { afterAnswer } from './back-pressure/after-answer.ts'
import { noteOf } from './observing/notes.ts'
import type { House } from './parts.ts'
import type { Settings } from './settings.ts'
import type { AccessKeys } from './wire/authenticate.ts'
import { createS3Forwarder, createS3Handler, type S3Handler, slowDown } from './wire/s3/index.ts'

/** S3 requests to our port: answered by the embedded store, or checked, signed anew and passed on. */
export function s3Handler({ services, objects }: House, accessKeys: AccessKeys, settings: Settings): S3Handler {
  const { addresses, clock, log, backPressure } = services
  const { host } = new URL(addresses.apiUrl)
  const shared = {
    findAccessKey: (id: string) => accessKeys.known(id),
    loadAccessKey: (id: string) => accessKeys.find(id),
    realNow: clock.realNow,
    publicUrl: addresses.publicUrl,
    hosts: [host, `${settings.host}:${new URL(addresses.apiUrl).port}`],
    log: ({ requestId, error }: { requestId: string; error: unknown }) =>
      log.error({ requestId, err: error }, 'S3 request failed'),
  }
  const handler =
    objects.own === undefined
      ? createS3Forwarder({ ...shared, outside: objects.outside })
      : createS3Handler({ ...shared, objects: objects.own })
  return async (request, response) => {
    noteOf(request).api = 's3'
    if (!backPressure.objects.enter()) return slowDown(request, response)
    afterAnswer(response, () => backPressure.objects.leave())
    return handler(request, response)
  }
}
