import { executionAsyncResource } from 'node:async_hooks'

let kept: object | undefined

/**
 * Keeps one of the objects of which `process.nextTick` makes one for each call, some six for a request. They are young and
 * all alike; while nobody asks for anything there is none, and a full collection then takes away what V8 knows of their
 * shape. The next one seems to be of another shape, and where objects of several shapes are made under computed names V8 makes
 * them the slow way from then on, for as long as the process lives. That was a tenth of what a start costs. As long as one
 * of them lives, so does the shape.
 */
export function keepTick(): void {
  process.nextTick(() => {
    kept = executionAsyncResource()
  })
}

export const keptTick = (): object | undefined => kept
