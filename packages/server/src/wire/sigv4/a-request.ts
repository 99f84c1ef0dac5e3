import { sign, type ToSign } from './sign.ts'
import type { AccessKey, SignedRequest } from './types.ts'

/** Builders for tests: a key, a moment and a signed request; a test states only what matters to it. */
export const accessKey: AccessKey = {
  id: 'AKIDEXAMPLE',
  secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  accountId: '000000000000',
}
export const findAccessKey = (id: string): AccessKey | undefined => (id === accessKey.id ? accessKey : undefined)
export const noon = new Date('2026-11-23T12:00:00Z')
export const minutesAfterNoon = (minutes: number): Date => new Date(noon.getTime() + minutes * 60_000)

export type Parts = Partial<Omit<ToSign, 'accessKey'>> & { body?: Uint8Array; secret?: string; keyId?: string }

export function aSignedRequest(parts: Parts = {}): SignedRequest & { headers: Record<string, string> } {
  const { body = new Uint8Array(), secret = accessKey.secret, keyId = accessKey.id, ...rest } = parts
  const request = {
    method: 'GET',
    url: '/',
    headers: { host: 'localhost:4600' },
    region: 'us-east-1',
    service: 'sagemaker',
    at: noon,
    ...rest,
  }
  const headers = sign({ ...request, accessKey: { id: keyId, secret } }, body)
  return { method: request.method, url: request.url, headers }
}
