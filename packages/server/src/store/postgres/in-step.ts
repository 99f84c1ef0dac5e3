import { isHeard, type Row, type Statement, type Unit } from '../sql.ts'
import { UnitFailed } from './errors.ts'

/** What a unit asks in one go: what it has posted, and then, unless it has come to its end, what it waits for. */
export type Asked = readonly Statement<unknown>[]
/** Asks it of the database, what belongs to one unit in its order. @returns the rows of each */
export type Ask = (asked: readonly Asked[]) => Promise<Row[][][]>

type Running = { index: number; unit: Unit<unknown>; asks: Statement<unknown>[]; isDone: boolean }

/** So much is posted at most before somebody waits for it. */
const MOST_POSTED = 1_000

/**
 * Drives units side by side: all of them say what they want, all of it is asked at once, all go on with their rows. Each
 * sees what the others have written by then, as it would in a transaction of its own on a server with many nodes.
 *
 * @param askLast  asks what was posted at the end and nobody hears of, which may be nothing
 * @returns their results, in order
 * @throws UnitFailed when one of them throws; what they have written must then be taken back
 */
export async function inStep(
  units: readonly (() => Unit<unknown>)[],
  ask: Ask,
  askLast: (asked: readonly Asked[]) => Promise<unknown> = ask,
): Promise<unknown[]> {
  const results: unknown[] = new Array(units.length)
  const goOn = (index: number, unit: Unit<unknown>, rows: Row[]): Running => {
    const running: Running = { index, unit, asks: [], isDone: false }
    for (let next = advance(index, unit, rows); ; next = advance(index, unit, [])) {
      running.isDone = next.done === true
      if (next.done) results[index] = next.value
      else running.asks.push(next.value)
      const isPosted = !next.done && next.value.hear !== undefined && running.asks.length < MOST_POSTED
      if (!isPosted) return running
    }
  }
  let running = units.map((unit, index) => goOn(index, unit(), []))
  while (running.some(({ isDone, asks }) => !isDone || asks.some(isHeard))) {
    const answers = await ask(running.map(one => one.asks))
    for (const [at, one] of running.entries()) hearAll(one, answers[at]!)
    running = running.flatMap(({ index, unit, isDone }, at) => (isDone ? [] : goOn(index, unit, answers[at]!.at(-1)!)))
  }
  await askLast(running.map(one => one.asks))
  return results
}

function advance(index: number, unit: Unit<unknown>, rows: Row[]): IteratorResult<Statement<unknown>, unknown> {
  try {
    return unit.next(rows)
  } catch (error) {
    throw new UnitFailed(index, error)
  }
}

function hearAll({ index, asks }: Running, answers: Row[][]): void {
  try {
    for (const [at, { hear }] of asks.entries()) hear?.(answers[at]!)
  } catch (error) {
    throw new UnitFailed(index, error)
  }
}
