import { type AccessKey, type SignedRequest, type Verified, verifySignature } from '../sigv4/index.ts'
import type { Target } from './address.ts'
import { ofSignature, type S3Error } from './errors.ts'
import { isV2Presigned, verifyV2Presigned } from './signature-v2.ts'

/** Who asks. `verified` is absent for the older signature, which covers no body. */
export type Caller = { accessKey: AccessKey; region?: string; verified?: Verified }

export type Authentication = { ok: true; caller: Caller } | { ok: false; error: S3Error }

/** Checks the signature of the headers, or of a presigned URL of either version. */
export function authenticate(
  request: SignedRequest,
  target: Target,
  now: Date,
  find: (id: string) => AccessKey | undefined,
): Authentication {
  const isInHeader = request.headers.authorization !== undefined
  if (!isInHeader && isV2Presigned(target.query)) {
    const checked = verifyV2Presigned(request, target, now, find)
    return checked.ok ? { ok: true, caller: { accessKey: checked.accessKey } } : checked
  }
  const checked = verifySignature(request, now, find)
  if (!checked.ok) return { ok: false, error: ofSignature(checked.error, !isInHeader) }
  const { accessKey, region } = checked.verified
  return { ok: true, caller: { accessKey, region, verified: checked.verified } }
}
