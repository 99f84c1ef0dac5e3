import type { SqlValue, Statement } from '../sql.ts'
import type { Asked } from './in-step.ts'

/** How many units, and how many characters of their values, one merged statement carries at most. */
const WIDEST = 256
const HEAVIEST = 1024 * 1024

/**
 * Places of what can be asked as one: the same statement of several units. No unit's statements change their order, so a
 * group never stands before one that has something earlier of the same unit.
 */
export function groupsOf(asked: readonly Asked[]): number[][] {
  const groups: { texts: TemplateStringsArray; places: number[] }[] = []
  let place = 0
  for (const own of asked) {
    let next = 0
    for (const { texts } of own) {
      let at = next
      while (at < groups.length && groups[at]!.texts !== texts) at++
      if (at === groups.length) groups.push({ texts, places: [] })
      groups[at]!.places.push(place++)
      next = at + 1
    }
  }
  return groups.map(({ places }) => places)
}

/** Places of a group in parcels that one merged statement carries. */
export function* parcels(wanted: readonly Statement<unknown>[], places: number[]): Generator<number[]> {
  let parcel: number[] = []
  let weight = 0
  for (const place of places) {
    const own = weightOf(wanted[place]!.values)
    if (parcel.length === WIDEST || (parcel.length > 0 && weight + own > HEAVIEST)) {
      yield parcel
      parcel = []
      weight = 0
    }
    parcel.push(place)
    weight += own
  }
  yield parcel
}
/** Places of a group by what they ask with: those that ask alike stand together. */
export const placesByValues = (wanted: readonly Statement<unknown>[], places: number[]): number[][] => [
  ...Map.groupBy(places, place => JSON.stringify(wanted[place]!.values)).values(),
]

const weightOf = (values: SqlValue[]): number =>
  values.reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 8), 0)

/** Values of many rows, column by column. */
export const columnsOf = (rows: SqlValue[][]): SqlValue[][] => rows[0]!.map((_, at) => rows.map(row => row[at]!))
