import type { ApiError, ApiErrorKind, Result } from './api-types.ts'

const KINDS: Record<number, ApiErrorKind> = { 401: 'signedOut', 404: 'notFound', 409: 'leaseLost', 410: 'gone' }
/** The message of a refusal for want of the session's token, which the client mends itself. */
export const CSRF_REFUSED = 'csrf'

export const failure = (kind: ApiErrorKind, message: string): { ok: false; error: ApiError } => ({
  ok: false,
  error: { kind, message },
})

/** Reads an answer of the service. */
export async function resultOf<Value>(response: Response): Promise<Result<Value>> {
  const text = await response.text()
  if (response.ok) {
    const value = text === '' ? undefined : parsed(text)
    return text !== '' && value === undefined
      ? failure('unavailable', 'The answer is no JSON.')
      : { ok: true, value: value as Value }
  }
  if (response.status === 403) return failure('signedOut', CSRF_REFUSED)
  const isPassing = response.status >= 500 || response.status === 429 || response.status === 408
  return failure(KINDS[response.status] ?? (isPassing ? 'unavailable' : 'invalid'), messageIn(parsed(text)))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function messageIn(body: unknown): string {
  const error = (body as { error?: { message?: unknown } } | undefined)?.error
  return typeof error?.message === 'string' ? error.message : ''
}
