import { FAULT_POINTS } from '../packages/server/src/fault-points.ts'
import type { Verdict } from './check.ts'
import type { RunRecord } from './record.ts'

/** The end of a run, for people. */
export function tableOf({ rows, broken }: Verdict, record: RunRecord): string {
  const head = ['', 'acknowledged', 'found', 'lost', 'doubled']
  const lines = Object.entries(rows).map(([kind, row]) =>
    [kind, row.acknowledged, row.found, row.lost.length, row.doubled === null ? '–' : row.doubled.length].map(String),
  )
  const print = (cells: string[]): string =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(12) : cell.padStart(14))).join('')
  const counts = (entries: Iterable<[string, number]>): string =>
    [...entries].map(([name, times]) => `${name} ${times}`).join(', ')
  const ofPeer = record.peerKills > 0 ? ` (of the other node ${record.peerKills})` : ''
  return [
    ...[head, ...lines].map(print),
    '',
    `rules broken: ${broken.length}`,
    `kills: ${record.kills}, at random moments ${record.randomKills}${ofPeer}, at named points:`,
    ...FAULT_POINTS.map(point => `  ${point.padEnd(34)}${record.hits.get(point) ?? 0}`),
    `conditions: ${counts(record.conditions)}`,
  ].join('\n')
}

/** The first few of everything that went wrong. */
export function complaintsOf({ rows, broken }: Verdict, troubles: string[]): string[] {
  const wrong = Object.entries(rows).flatMap(([kind, row]) => [
    ...row.lost.map(name => `lost of ${kind}: ${name}`),
    ...(row.doubled ?? []).map(name => `doubled of ${kind}: ${name}`),
  ])
  return [...wrong, ...broken, ...troubles].slice(0, 40)
}
