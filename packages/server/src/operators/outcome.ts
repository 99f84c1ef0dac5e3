/** What an operator's act may run into. `unknown`: no such thing; `conflict`: not as it is now; `gone`: never again. */
export type Refusal = { kind: 'unknown' | 'conflict' | 'gone'; message: string }

export type Outcome<T> = { ok: true; value: T } | { ok: false; error: Refusal }

export const done = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

export const refused = (kind: Refusal['kind'], message: string): { ok: false; error: Refusal } => ({
  ok: false,
  error: { kind, message },
})
