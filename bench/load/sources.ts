import { answers } from './answers.ts'
import { itemPuts } from './item-puts.ts'
import { listPages } from './list-pages.ts'
import { loopStarts } from './loop-starts.ts'
import { nextTasks } from './next-tasks.ts'
import type { Source } from './source.ts'
import { workerCycles } from './worker-cycles.ts'

/** By name, because a plan is told to another process. A new kind of load is a file and a row. */
export const SOURCES = { loopStarts, itemPuts, workerCycles, nextTasks, answers, listPages } satisfies Record<
  string,
  (spec: never) => Source
>

export type SourceName = keyof typeof SOURCES
export type Spec<Name extends SourceName> = Parameters<(typeof SOURCES)[Name]>[0]
