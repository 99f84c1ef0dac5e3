import type { Bench } from './figure.ts'
import type { Series } from './series.ts'

/** One side of a comparison: plays a round, and says in its own unit what came of it. */
export type Side = (round: number) => Promise<number>

/**
 * Plays the sides one after another, A B A B …, so that a machine that gets slower or faster takes both along. The
 * first round of each warms it up and does not count.
 */
export async function alternate<Name extends string>(
  bench: Pick<Bench, 'rounds' | 'say'>,
  sides: Record<Name, Side>,
): Promise<Record<Name, Series>> {
  const names = Object.keys(sides) as Name[]
  const measured = Object.fromEntries(names.map(name => [name, [] as Series])) as Record<Name, Series>
  for (let round = 0; round <= bench.rounds; round++)
    for (const name of names) {
      const value = await sides[name](round)
      if (round > 0) measured[name].push(value)
      bench.say(`  ${round === 0 ? 'warm-up' : `round ${round}/${bench.rounds}`}, ${name}: ${shown(value)}`)
    }
  return measured
}

/** Three digits that count, or a whole number with its thousands set apart. */
export const shown = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(3)))
