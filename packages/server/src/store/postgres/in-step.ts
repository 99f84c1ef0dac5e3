import type { Row, Statement, Unit } from '../sql.ts'
import { UnitFailed } from './errors.ts'

type Running = { index: number; unit: Unit<unknown>; wants: Statement<unknown> }

/**
 * Drives units side by side: all of them say what they want, all of it is asked at once, all go on with their rows. Each
 * sees what the others have written by then, as it would in a transaction of its own on a server with many nodes.
 *
 * @returns their results, in order
 * @throws UnitFailed when one of them throws; what they have written must then be taken back
 */
export async function inStep(
  units: readonly (() => Unit<unknown>)[],
  ask: (wanted: Statement<unknown>[]) => Promise<Row[][]>,
): Promise<unknown[]> {
  const results: unknown[] = new Array(units.length)
  const go = (index: number, unit: Unit<unknown>, rows: Row[]): Running[] => {
    const next = advance(index, unit, rows)
    if (!next.done) return [{ index, unit, wants: next.value }]
    results[index] = next.value
    return []
  }
  let running = units.flatMap((unit, index) => go(index, unit(), []))
  while (running.length > 0) {
    const answers = await ask(running.map(one => one.wants))
    running = running.flatMap(({ index, unit }, at) => go(index, unit, answers[at]!))
  }
  return results
}

function advance(index: number, unit: Unit<unknown>, rows: Row[]): IteratorResult<Statement<unknown>, unknown> {
  try {
    return unit.next(rows)
  } catch (error) {
    throw new UnitFailed(index, error)
  }
}
