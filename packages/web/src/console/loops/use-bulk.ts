import { useCallback, useState } from 'react'
import { operation } from '../api.ts'
import { reasonOf } from '../notices.tsx'
import { type LoopAct, OPERATION_OF } from './lifecycle.ts'

/** One act on many loops, on its way or done. */
export type Bulk = { act: LoopAct; total: number; done: number; refused: { name: string; reason: string }[] }

/** So many at once: more would only wait in the service. */
const WIDTH = 4

/** Does one thing to many loops and tells how far it is; what is refused does not keep the others. */
export function useBulk(finished: () => void): {
  bulk: Bulk | undefined
  start: (act: LoopAct, names: string[]) => void
  close: () => void
} {
  const [bulk, setBulk] = useState<Bulk>()
  const start = useCallback(
    (act: LoopAct, names: string[]) => {
      setBulk({ act, total: names.length, done: 0, refused: [] })
      const left = [...names]
      const one = async (): Promise<void> => {
        for (let name = left.shift(); name !== undefined; name = left.shift()) {
          const refusal = await actOn(act, name)
          setBulk(now => now && { ...now, done: now.done + 1, refused: [...now.refused, ...refusal] })
        }
      }
      void Promise.all(Array.from({ length: WIDTH }, one)).then(finished)
    },
    [finished],
  )
  return { bulk, start, close: () => setBulk(undefined) }
}

async function actOn(act: LoopAct, name: string): Promise<Bulk['refused']> {
  try {
    await operation(OPERATION_OF[act], { HumanLoopName: name })
    return []
  } catch (error) {
    return [{ name, reason: reasonOf(error) }]
  }
}
