import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as lifecycle from '../../human-loop/lifecycle.ts'
import type * as loop from '../../human-loop/loop.ts'
import type * as step from '../../human-loop/step.ts'
import type * as accept from '../../review-task/accept.ts'
import type * as assignment from '../../review-task/assignment.ts'
import type * as direct from '../../review-task/direct.ts'
import type * as giveBack from '../../review-task/give-back.ts'
import type * as passTime from '../../review-task/pass-time.ts'
import type * as review from '../../review-task/review.ts'
import type * as submit from '../../review-task/submit.ts'

/** The pure functions that decide over a review, as one value: the real ones, or a copy with a fault sown into it. */
export type Core = typeof lifecycle &
  typeof loop &
  typeof step &
  typeof accept &
  typeof assignment &
  typeof direct &
  typeof giveBack &
  typeof passTime &
  typeof review &
  typeof submit

const FILES = [
  'human-loop/lifecycle.ts',
  'human-loop/loop.ts',
  'human-loop/step.ts',
  'review-task/accept.ts',
  'review-task/assignment.ts',
  'review-task/direct.ts',
  'review-task/give-back.ts',
  'review-task/pass-time.ts',
  'review-task/review.ts',
  'review-task/submit.ts',
]

/** Where the real core is. */
export const SOURCE = join(import.meta.dirname, '../..')

/** @param folder  holds `human-loop/` and `review-task/` */
export async function loadCore(folder = SOURCE): Promise<Core> {
  const modules = await Promise.all(FILES.map(file => import(pathToFileURL(join(folder, file)).href)))
  return Object.assign({}, ...modules) as Core
}
