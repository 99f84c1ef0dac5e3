// What the worker API gives and takes: contract, "Worker API".

/** `id` tells apart what several workers keep in one browser. */
export type Session = { worker: { name: string; id: string }; csrfToken: string; serverTime: string }

/** Times are ISO 8601. */
export type TaskSummary = {
  taskId: string
  title: string
  description: string
  keywords: string[]
  timeLimitSeconds: number
  createdAt: string
  state: 'available' | 'inWork'
}
export type TaskPage = { tasks: TaskSummary[]; nextToken?: string }

/** One's hold on a task. `frameUrl` is valid as long as the lease. */
export type Lease = {
  taskId: string
  leaseEpoch: number
  acceptedAt: string
  expiresAt: string
  title: string
  description: string
  frameUrl: string
}
/** The next task, not accepted yet. `frameUrl` null: its page can only be shown alone. */
export type Reserved = {
  taskId: string
  title: string
  description: string
  reservedUntil: string
  frameUrl: string | null
}
/** What was done since a moment. */
export type Today = { answers: number; workedSeconds: number }
/** `savedAt`: null when nothing is stored. */
export type StoredDraft = { draft: unknown; savedAt: string | null }
/** What the service tells without being asked: there may be new tasks; tasks of this worker in which something happened. */
export type News = { tasks: boolean; held: string[]; withdrawn: string[] }

/** After "stop and resume later": whether the worker may come back. */
export type Left = { taskIsKept: boolean }
export type Beat = { expiresAt: string; loopIsStopping: boolean }

/**
 * What can go wrong: `signedOut` 401, `notFound` 404, `leaseLost` 409, `gone` 410, `invalid` 422 and every other refusal,
 * `unavailable` the service answered that it cannot just now, `offline` no answer at all. Only the last two are worth
 * the same request again.
 */
export type ApiErrorKind = 'signedOut' | 'notFound' | 'leaseLost' | 'gone' | 'invalid' | 'unavailable' | 'offline'
export type ApiError = { kind: ApiErrorKind; message: string }
export type Result<Value> = { ok: true; value: Value } | { ok: false; error: ApiError }
