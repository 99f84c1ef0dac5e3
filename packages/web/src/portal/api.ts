// The worker API as values: every request ends in a Result, and no caller sees a status code.
import { CSRF_REFUSED, failure, resultOf } from './api-response.ts'
import type { Beat, Lease, Left, Reserved, Result, Session, StoredDraft, TaskPage, Today } from './api-types.ts'

export type WorkerApi = ReturnType<typeof workerApi>

type Method = 'GET' | 'POST' | 'PUT'
type Options = { body?: unknown; timeoutSeconds?: number; isLast?: boolean }

/** Browsers refuse to finish larger requests after their page is gone. */
const KEEPALIVE_BYTES = 60_000

/** @param base  ends with a slash, e.g. `http://127.0.0.1:4600/worker/api/` */
export function workerApi(base: string, fetcher: typeof fetch = (...request) => fetch(...request)) {
  let csrfToken = ''
  let serverAheadMs = 0

  async function ask<Value>(method: Method, path: string, options: Options = {}): Promise<Result<Value>> {
    const body = options.body === undefined ? undefined : JSON.stringify(options.body)
    const isKept = options.isLast === true && (body?.length ?? 0) < KEEPALIVE_BYTES
    try {
      const response = await fetcher(base + path, {
        method,
        headers: {
          Accept: 'application/json',
          ...(method === 'GET' ? {} : { 'X-CSRF-Token': csrfToken }),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body }),
        credentials: 'same-origin',
        cache: 'no-store',
        keepalive: isKept,
        signal: AbortSignal.timeout((options.timeoutSeconds ?? 20) * 1000),
      })
      return await resultOf<Value>(response)
    } catch (error) {
      return failure('offline', String(error))
    }
  }

  /** A new session in another tab brings a new CSRF token; the old one is refused with 403. */
  async function change<Value>(method: Method, path: string, options: Options = {}): Promise<Result<Value>> {
    const result = await ask<Value>(method, path, options)
    if (result.ok || result.error.message !== CSRF_REFUSED) return result
    const session = await readSession()
    return session.ok ? ask<Value>(method, path, options) : session
  }

  async function readSession(): Promise<Result<Session>> {
    const askedMs = Date.now()
    const session = await ask<Session>('GET', 'session')
    if (session.ok) {
      csrfToken = session.value.csrfToken
      // The service looked at its clock about halfway through.
      serverAheadMs = Date.parse(session.value.serverTime) - (askedMs + Date.now()) / 2 || 0
    }
    return session
  }

  const ofKind = (title?: string) => (title === undefined ? {} : { body: { title } })
  const of = (taskId: string) => `tasks/${encodeURIComponent(taskId)}`
  const withEpoch = (lease: Pick<Lease, 'leaseEpoch'>, more: object = {}) => ({
    body: { leaseEpoch: lease.leaseEpoch, ...more },
  })

  return {
    session: readSession,
    /** milliseconds since 1970 by the service's clock, which counts a lease's time */
    serverNow: () => Date.now() + serverAheadMs,
    signOut: () => change<void>('POST', 'sign-out'),
    /** @param title  tasks of this kind only */
    tasks: (nextToken?: string, title?: string) => ask<TaskPage>('GET', `tasks${query({ nextToken, title })}`),
    kinds: () => ask<{ kinds: { title: string }[] }>('GET', 'kinds'),
    today: (since: Date) => ask<Today>('GET', `today${query({ since: since.toISOString() })}`),
    /** Where the service tells news, as server-sent events. */
    changesUrl: `${base}changes`,
    /** undefined: there is none */
    nextTask: (title?: string) => change<Lease | undefined>('POST', 'tasks/next', ofKind(title)),
    /** undefined: there is none */
    reserve: (title?: string) => change<Reserved | undefined>('POST', 'tasks/reserve', ofKind(title)),
    unreserve: (taskId: string, isLast = false) => change<void>('POST', `${of(taskId)}/unreserve`, { isLast }),
    accept: (taskId: string) => change<Lease>('POST', `${of(taskId)}/accept`),
    heartbeat: (lease: Lease, isActive: boolean) =>
      change<Beat>('POST', `${of(lease.taskId)}/heartbeat`, withEpoch(lease, { isActive })),
    /** @param isLast  the page is going away: the browser finishes the request without it */
    saveDraft: (lease: Lease, draft: unknown, isLast = false) =>
      change<void>('PUT', `${of(lease.taskId)}/draft`, { ...withEpoch(lease, { draft }), isLast }),
    /** undefined: there is none */
    draft: async (taskId: string): Promise<Result<StoredDraft | undefined>> => {
      const found = await ask<Partial<StoredDraft> | undefined>('GET', `${of(taskId)}/draft`)
      const draft = found.ok ? (found.value?.draft ?? undefined) : undefined
      if (found.ok) return { ok: true, value: draft && { draft, savedAt: found.value?.savedAt ?? null } }
      return found.error.kind === 'notFound' ? { ok: true, value: undefined } : found
    },
    /** Masks make answers of many megabytes. */
    submit: (lease: Pick<Lease, 'taskId' | 'leaseEpoch'>, answerContent: unknown) =>
      change<void>('POST', `${of(lease.taskId)}/submit`, {
        ...withEpoch(lease, { answerContent }),
        timeoutSeconds: 120,
      }),
    leave: (lease: Lease, isLast = false) =>
      change<Left>('POST', `${of(lease.taskId)}/leave`, { ...withEpoch(lease), isLast }),
    release: (lease: Lease) => change<void>('POST', `${of(lease.taskId)}/release`, withEpoch(lease)),
    decline: (lease: Lease, reason: string) =>
      change<void>('POST', `${of(lease.taskId)}/decline`, withEpoch(lease, reason ? { reason } : {})),
  }
}

function query(parameters: Record<string, string | undefined>): string {
  const given = Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}
