import { readCredential } from '../sigv4/authorization.ts'
import { type AccessKey, hmacHex, signingKeyFor } from '../sigv4/index.ts'
import { fail, type S3Error } from './errors.ts'
import { hmacSha1, isSameText } from './signature-v2.ts'

/** A form's fields, names lower case. */
type Fields = ReadonlyMap<string, string>

type Signed = { ok: true; accessKey: AccessKey } | { ok: false; error: S3Error }

/** The access key id that a form names; empty when it names none. */
export const signerIdOf = (fields: Fields): string =>
  readCredential(fields.get('x-amz-credential') ?? '')?.accessKeyId ?? fields.get('awsaccesskeyid') ?? ''

/** Who signed the form's policy; both signature versions. The policy document itself is what is signed. */
export function signerOf(fields: Fields, find: (id: string) => AccessKey | undefined): Signed {
  const policy = fields.get('policy')
  if (policy === undefined) return fail('AccessDenied', 'Access Denied: the form has no signed policy.')
  const credentialText = fields.get('x-amz-credential')
  const credential = credentialText === undefined ? undefined : readCredential(credentialText)
  if (credentialText !== undefined && credential?.service !== 's3') {
    return fail('InvalidArgument', 'X-Amz-Credential must have the form KEY/YYYYMMDD/region/s3/aws4_request.')
  }
  const accessKey = find(signerIdOf(fields))
  if (accessKey === undefined) {
    return fail('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.')
  }
  const [expected, given] =
    credential === undefined
      ? [hmacSha1(accessKey.secret, policy), fields.get('signature')]
      : [hmacHex(signingKeyFor(accessKey.secret, credential), policy), fields.get('x-amz-signature')]
  if (isSameText(expected, given ?? '')) return { ok: true, accessKey }
  return fail('SignatureDoesNotMatch', 'The signature of the policy we calculated does not match the one in the form.')
}

type LengthRange = { least: number; most: number }
export type PolicyCheck = { ok: true; length: LengthRange | undefined } | { ok: false; error: S3Error }

/** Fields that a policy need not mention. */
const UNCHECKED = /^(x-amz-signature|awsaccesskeyid|signature|policy|file|bucket|x-ignore-.*)$/

type Condition = { kind: 'eq' | 'starts-with'; field: string; value: string } | { kind: 'length'; range: LengthRange }

/** Reads one condition; undefined when it is none. */
function readConditions(entry: unknown): Condition[] | undefined {
  if (Array.isArray(entry)) {
    const [kind, first, second] = entry as unknown[]
    const name = String(kind).toLowerCase()
    if (name === 'content-length-range') {
      const range = { least: Number(first), most: Number(second) }
      return Number.isFinite(range.least) && Number.isFinite(range.most) ? [{ kind: 'length', range }] : undefined
    }
    if ((name !== 'eq' && name !== 'starts-with') || typeof first !== 'string' || typeof second !== 'string')
      return undefined
    return [{ kind: name, field: first.replace(/^\$/, '').toLowerCase(), value: second }]
  }
  if (typeof entry !== 'object' || entry === null) return undefined
  const pairs = Object.entries(entry)
  if (!pairs.every(([, value]) => typeof value === 'string')) return undefined
  return pairs.map(([field, value]) => ({ kind: 'eq', field: field.toLowerCase(), value: value as string }))
}

type Policy = { expiresAt: Date; conditions: Condition[] }

function readPolicy(base64: string): Policy | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(Buffer.from(base64, 'base64').toString('utf8'))
  } catch {
    return undefined
  }
  const { expiration, conditions } = (parsed ?? {}) as { expiration?: unknown; conditions?: unknown }
  const expiresAt = new Date(typeof expiration === 'string' ? expiration : Number.NaN)
  if (Number.isNaN(expiresAt.getTime()) || !Array.isArray(conditions)) return undefined
  const read = conditions.map(readConditions)
  return read.includes(undefined) ? undefined : { expiresAt, conditions: read.flat() as Condition[] }
}

const isMet = (condition: Condition, fields: Fields): boolean => {
  if (condition.kind === 'length') return true
  const value = fields.get(condition.field)
  if (value === undefined) return false
  return condition.kind === 'eq' ? value === condition.value : value.startsWith(condition.value)
}

/**
 * Checks a form against its policy: not expired, every condition met, and no field that no condition speaks of.
 *
 * @param fields  the form's, with `${filename}` filled in, and the bucket as `bucket`
 */
export function checkPolicy(fields: Fields, now: Date): PolicyCheck {
  const policy = readPolicy(fields.get('policy') ?? '')
  if (policy === undefined)
    return fail('InvalidPolicyDocument', 'Invalid Policy: it must be base64 JSON with expiration and conditions.')
  if (policy.expiresAt <= now) return fail('AccessDenied', 'Invalid according to Policy: Policy expired.')
  const unmet = policy.conditions.find(condition => !isMet(condition, fields))
  if (unmet !== undefined) {
    return fail('AccessDenied', `Invalid according to Policy: Policy Condition failed: ${JSON.stringify(unmet)}`)
  }
  const spokenOf = new Set(policy.conditions.map(condition => (condition.kind === 'length' ? '' : condition.field)))
  const extra = [...fields.keys()].filter(name => !UNCHECKED.test(name) && !spokenOf.has(name))
  if (extra.length > 0)
    return fail('AccessDenied', `Invalid according to Policy: Extra input fields: ${extra.join(', ')}`)
  const lengths = policy.conditions.find(condition => condition.kind === 'length')
  return { ok: true, length: lengths?.kind === 'length' ? lengths.range : undefined }
}
