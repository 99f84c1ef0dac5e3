import {
  type AccessKey,
  credentialOf,
  type FindAccessKey,
  type SignedRequest,
  type Verified,
  verifySignature,
} from '../sigv4/index.ts'
import type { Target } from './address.ts'
import { ofSignature, type S3Error } from './errors.ts'
import { isV2Presigned, verifyV2Presigned } from './signature-v2.ts'

/** Who asks. `verified` is absent for the older signature, which covers no body. */
export type Caller = { accessKey: AccessKey; region?: string; verified?: Verified }

export type Authentication = { ok: true; caller: Caller } | { ok: false; error: S3Error }

/** Where keys come from, and what time it is. */
export type KeySource = {
  findAccessKey: FindAccessKey
  loadAccessKey?(id: string): Promise<unknown>
  realNow(): Date
}

/** Checks the signature of the headers, or of a presigned URL of either version. */
export async function authenticate(
  request: SignedRequest,
  target: Target,
  { findAccessKey, loadAccessKey, realNow }: KeySource,
): Promise<Authentication> {
  const isInHeader = request.headers.authorization !== undefined
  const isOld = !isInHeader && isV2Presigned(target.query)
  const claimed = isOld ? target.query.get('AWSAccessKeyId') : credentialOf(request)?.accessKeyId
  if (claimed !== undefined) await loadAccessKey?.(claimed)
  if (isOld) {
    const checked = verifyV2Presigned(request, target, realNow(), findAccessKey)
    return checked.ok ? { ok: true, caller: { accessKey: checked.accessKey } } : checked
  }
  const checked = verifySignature(request, realNow(), findAccessKey)
  if (!checked.ok) return { ok: false, error: ofSignature(checked.error, !isInHeader) }
  const { accessKey, region } = checked.verified
  return { ok: true, caller: { accessKey, region, verified: checked.verified } }
}
