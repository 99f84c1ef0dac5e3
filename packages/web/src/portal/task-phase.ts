import type { ApiError, Left, Result } from './api-types.ts'

/** How the work on a task ended for this page. */
export type Farewell = 'submitted' | 'released' | 'declined' | 'left' | 'leftForGood' | 'leftTooLate'

/**
 * `opening` asked for the task. `closed` did not get it. `working`. `sending` the answer is on its way; `notSent` it is
 * not, and is tried again. `ended` the task is no longer ours, the work is still shown. `over` leave this page.
 */
export type Phase =
  | { name: 'opening' }
  | { name: 'closed'; error: ApiError }
  | { name: 'working' }
  | { name: 'sending' }
  | { name: 'notSent'; error: ApiError }
  | { name: 'ended'; error: ApiError }
  | { name: 'over'; how: Farewell }

/** Leaving keeps the task only while the review goes on and the task is still ours. */
export function farewellTo(left: Result<unknown>): Farewell {
  if (!left.ok) return 'leftTooLate'
  return (left.value as Left | undefined)?.taskIsKept === false ? 'leftForGood' : 'left'
}

export const isGone = ({ kind }: ApiError): boolean => kind === 'notFound' || kind === 'leaseLost' || kind === 'gone'
