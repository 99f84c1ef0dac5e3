import { ADDS } from '../additions.ts'
import type { Row } from '../sql.ts'

/**
 * One statement for many units: when units in step want the same statement with different values, the database is asked
 * once, with the values as arrays. A statement that is written for one row thus runs for hundreds at the cost of a few.
 */

/** Name of the result column that says whose rows they are: 1 is the first unit. */
export const OF_UNIT = 'of_unit'

export type Merged = { text: string /** How rows find their units. */; rows: 'byColumn' | 'byOrder' | 'none' }

/**
 * @param body   the statement with `i.p1`, `i.p2` … in the places of its values
 * @param types  of the values, as the database names them
 * @returns undefined when running it once would not be the same as running it for each unit
 */
export function merge(body: string, types: readonly string[]): Merged | undefined {
  if (types.length === 0) return undefined
  const arrays = types.map((type, at) => `$${at + 1}::${type}[]`).join(', ')
  const names = types.map((_, at) => `p${at + 1}`).join(', ')
  const inputs = `unnest(${arrays}) with ordinality as i(${names}, n)`
  const [verb = ''] = body.trimStart().split(/\s/, 1)
  if (verb === 'select') return mergedSelect(body, inputs)
  if (verb === 'insert') return mergedInsert(body, inputs)
  if (verb === 'update' || verb === 'delete') return mergedChange(body, inputs)
  return undefined
}

function mergedSelect(body: string, inputs: string): Merged | undefined {
  // Rows of one unit come as its own select gives them, but their order is not promised once they are joined.
  if (/\border by\b/.test(body) && !/\blimit 1\b/.test(body)) return undefined
  return { text: `select i.n as ${OF_UNIT}, q.* from ${inputs} cross join lateral (${body}) q`, rows: 'byColumn' }
}

function mergedInsert(body: string, inputs: string): Merged | undefined {
  const parts = /^\s*(insert into \w+ \([^()]*\))\s*values \(((?:[^()]|\(\))*)\)\s*([\s\S]*)$/.exec(body)
  if (parts === null) return undefined
  const [, into, values, rest = ''] = parts
  if (ADDS.test(rest)) return mergedAddition(into!, values!, inputs, rest)
  const returns = /\breturning\b/.test(rest)
  // A row that is left out leaves a gap that nobody could tell from another's.
  if (returns && /\bdo nothing\b/.test(rest)) return undefined
  return { text: `${into} select ${values} from ${inputs} order by i.n ${rest}`, rows: returns ? 'byOrder' : 'none' }
}

/** In one order everywhere, so that nodes never wait for each other in a circle. */
function mergedAddition(into: string, values: string, inputs: string, rest: string): Merged {
  const names = values.split(',').map(value => value.trim())
  const key = names.slice(0, -1).join(', ')
  const text = `${into} select ${key}, sum(${names.at(-1)}) from ${inputs} group by ${key} order by ${key} ${rest}`
  return { text, rows: 'none' }
}

function mergedChange(body: string, inputs: string): Merged | undefined {
  // So many for each: asked at once, rows that several may take all go to the first, and each is looked for again.
  if (/\blimit\b/.test(body)) return undefined
  const parts = /^\s*(update \w+\s+set [\s\S]*?|delete from \w+)\s+where ([\s\S]*?)(?:\s+returning ([\s\S]*))?$/.exec(
    body,
  )
  if (parts === null) return undefined
  const [, change = '', where, returning] = parts
  const joined = change.startsWith('delete') ? `using ${inputs}` : `from ${inputs}`
  const returned = returning === undefined ? '' : ` returning i.n as ${OF_UNIT}, ${returning}`
  return {
    text: `${change} ${joined} where (${where})${returned}`,
    rows: returning === undefined ? 'none' : 'byColumn',
  }
}

/** Hands the rows of a merged statement to those who asked, each what its own would have given. */
export function share(merged: Pick<Merged, 'rows'>, rows: Row[], places: number[], answers: Row[][]): void {
  for (const place of places) answers[place] = []
  if (merged.rows === 'byOrder') {
    if (rows.length !== places.length) throw new Error(`${places.length} rows were to be inserted, ${rows.length} were`)
    for (const [at, row] of rows.entries()) answers[places[at]!] = [row]
  } else if (merged.rows === 'byColumn')
    for (const { [OF_UNIT]: unit, ...row } of rows) answers[places[Number(unit) - 1]!]!.push(row)
}
