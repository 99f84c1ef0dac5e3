import { itemPuts } from './item-puts.ts'
import { loopStarts } from './loop-starts.ts'
import type { Source } from './source.ts'

/** By name, because a plan is told to another process. A new kind of load is a file and a row. */
export const SOURCES = { loopStarts, itemPuts } satisfies Record<string, (spec: never) => Source>

export type SourceName = keyof typeof SOURCES
export type Spec<Name extends SourceName> = Parameters<(typeof SOURCES)[Name]>[0]
