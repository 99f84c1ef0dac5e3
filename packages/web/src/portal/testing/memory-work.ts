import type { Kept, KeptWork } from '../kept-work.ts'

/** Keeps work as a browser does, and as long as the test. */
export function memoryWork(...first: (Kept | undefined)[]): KeptWork & { kept: Map<string, Kept> } {
  const kept = new Map(first.flatMap(one => (one ? [[one.taskId, one] as const] : [])))
  return {
    kept,
    all: async () => [...kept.values()],
    find: async taskId => kept.get(taskId),
    put: async one => void kept.set(one.taskId, one),
    forget: async taskId => void kept.delete(taskId),
  }
}
