import type { Outcome } from '../operators/outcome.ts'

/** Something the caller asked for that can't be done; the message says why and what to do instead. */
export class CommandError extends Error {}

/** What an operator's act came to. @throws CommandError when it was refused */
export function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new CommandError(outcome.error.message)
  return outcome.value
}
