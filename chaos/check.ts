import type { Journal } from './journal.ts'
import { brokenRules } from './rules.ts'
import { byLoop, terminalLoops } from './views.ts'
import { STATUS_EVENT, type World } from './world.ts'

/** One line of the table. `doubled` is null where a thing cannot happen twice: a second stop or deletion is no other. */
export type Row = { acknowledged: number; found: number; lost: string[]; doubled: string[] | null }
export type Kind = 'starts' | 'answers' | 'outputs' | 'events' | 'stops' | 'deletions'
export type Verdict = { rows: Record<Kind, Row>; broken: string[] }

export const isClean = ({ rows, broken }: Verdict): boolean =>
  broken.length === 0 && Object.values(rows).every(row => row.lost.length === 0 && (row.doubled ?? []).length === 0)

/** Compares what clients were told with what there is. The world must have come to rest: every loop has ended. */
export function check(journal: Journal, world: World): Verdict {
  const rows = {
    starts: starts(journal, world),
    answers: answers(journal, world),
    outputs: outputs(world),
    events: events(journal, world),
    stops: stops(journal, world),
    deletions: deletions(journal, world),
  }
  return { rows, broken: brokenRules(journal, world) }
}

/** Sorts things into found once, not found and found more often. */
function tally(names: Iterable<string>, timesFound: (name: string) => number): Row {
  const row = { acknowledged: 0, found: 0, lost: [] as string[], doubled: [] as string[] }
  for (const name of names) {
    row.acknowledged++
    const times = timesFound(name)
    if (times > 0) row.found++
    if (times === 0) row.lost.push(name)
    if (times > 1) row.doubled.push(name)
  }
  return row
}

function counts(names: Iterable<string>): (name: string) => number {
  const found = new Map<string, number>()
  for (const name of names) found.set(name, (found.get(name) ?? 0) + 1)
  return name => found.get(name) ?? 0
}

const acknowledgedOf = (entries: Iterable<[string, { outcome: string }]>): string[] =>
  [...entries].filter(([, { outcome }]) => outcome === 'acknowledged').map(([name]) => name)

/** A loop is there if it is described and listed, once; or if somebody may have deleted it. */
function starts({ starts, deletions }: Journal, { described, listed }: World): Row {
  const times = counts(listed)
  const mayBeGone = (name: string): boolean => (deletions.get(name) ?? 'refused') !== 'refused'
  return tally(acknowledgedOf(starts), name => {
    if (mayBeGone(name)) return Math.max(1, times(name))
    return described.has(name) ? times(name) : 0
  })
}

function answers({ answers }: Journal, { outputs }: World): Row {
  const times = counts(outputs.flatMap(output => output.answers.map(answer => answer.id)))
  const acknowledged = answers.filter(answer => answer.outcome === 'acknowledged').map(answer => answer.id)
  return tally(acknowledged, times)
}

/** A Completed event announces an output object: it is there, and there is no second one. */
function outputs({ outputs, sinks }: World): Row {
  const times = counts(outputs.map(output => output.loop))
  const announced = Object.values(sinks)
    .flat()
    .filter(event => event.status === 'Completed')
    .map(event => event.loop)
  return tally(new Set(announced), times)
}

/** Every loop that ended was announced at every sink, under one id only. */
function events(journal: Journal, world: World): Row {
  const ended = terminalLoops(journal, world)
  const all: Row = { acknowledged: 0, found: 0, lost: [], doubled: [] }
  for (const [sink, arrivals] of Object.entries(world.sinks)) {
    const seen = byLoop(arrivals.filter(event => event.type === STATUS_EVENT))
    const row = tally(ended, loop => new Set(seen.get(loop)?.map(event => event.id)).size)
    all.acknowledged += row.acknowledged
    all.found += row.found
    all.lost.push(...row.lost.map(loop => `${loop} at ${sink}`))
    all.doubled?.push(...(row.doubled ?? []).map(loop => `${loop} at ${sink}`))
  }
  return all
}

/** After its acknowledgement a stop has been heeded, and what was stopping or stopped ends as Stopped. */
function stops({ stops }: Journal, { described }: World): Row {
  const isHeeded = (name: string): boolean => {
    const seen = stops.get(name)
    const final = described.get(name)?.status
    if (seen === 'InProgress') return false
    return final === undefined || (seen !== 'Stopping' && seen !== 'Stopped') || final === 'Stopped'
  }
  return { ...tally(stops.keys(), name => (isHeeded(name) ? 1 : 0)), doubled: null }
}

function deletions({ deletions }: Journal, { described, listed }: World): Row {
  const there = new Set(listed)
  const acknowledged = [...deletions].filter(([, outcome]) => outcome === 'acknowledged').map(([name]) => name)
  const row = tally(acknowledged, name => (described.has(name) || there.has(name) ? 0 : 1))
  return { ...row, doubled: null }
}
