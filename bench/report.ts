import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { shown } from './alternate.ts'
import type { Goal, Row } from './figure.ts'
import { plotsOf } from './plot.ts'
import { median, ratios, type Series } from './series.ts'

/** The machine and the moment, without which no figure means anything. */
export const circumstances = () => ({
  date: new Date().toISOString(),
  cpu: `${cpus().length} x ${cpus()[0]?.model.trim()}`,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  /** Processes that wanted to run in the minute before: above 0.3 or so the figures are another's as well. */
  loadBefore: Number(loadavg()[0]!.toFixed(2)),
})

export type Circumstances = ReturnType<typeof circumstances>

const ratioOf = ({ measured, floor }: Row): Series | undefined => floor && ratios(measured, floor.measured)

export function isMet(row: Row, goal: Goal): boolean {
  const value = median(goal.of === 'value' ? row.measured : ratioOf(row)!)
  return 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost
}

const spread = (series: Series, unit = ''): string =>
  `${shown(median(series))}${unit} (${shown(Math.min(...series))}–${shown(Math.max(...series))})`

const goalText = (goal: Goal, unit: string): string => {
  const [sign, limit] = 'atLeast' in goal ? ['≥', goal.atLeast] : ['≤', goal.atMost]
  return goal.of === 'ratio' ? `ratio ${sign} ${limit}` : `${sign} ${limit}${unit}`
}

function line(row: Row): string {
  const ratio = ratioOf(row)
  const met = row.goals.length === 0 ? '' : row.goals.every(goal => isMet(row, goal)) ? 'yes' : '**no**'
  return `| ${[
    row.title,
    row.goals.map(goal => goalText(goal, row.unit)).join(', '),
    spread(row.measured, row.unit),
    row.floor ? `${row.floor.name}: ${spread(row.floor.measured, row.unit)}` : '',
    ratio ? spread(ratio) : '',
    met,
    row.load,
  ].join(' | ')} |`
}

export function tableOf(rows: Row[], where: Circumstances): string {
  const head = ['figure', 'goal', 'median (min–max)', 'floor', 'ratio', 'met', 'load']
  const lines = [head.join(' | '), head.map(() => '---').join(' | ')].map(text => `| ${text} |`)
  const { date, cpu, memoryGiB, node, loadBefore } = where
  return `${date}, ${cpu}, ${memoryGiB} GiB, Node ${node}, load before ${loadBefore}\n\n${[...lines, ...rows.map(line)].join('\n')}\n`
}

/** Writes the rows for people and for programs, and their plots. @returns the file without its ending */
export function keep(folder: string, rows: Row[], where: Circumstances): string {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, where.date.slice(0, 16).replaceAll(':', ''))
  writeFileSync(`${file}.md`, tableOf(rows, where))
  writeFileSync(`${file}.json`, `${JSON.stringify({ ...where, rows }, undefined, 2)}\n`)
  for (const [name, svg] of plotsOf(rows)) writeFileSync(`${file}-${name}.svg`, svg)
  return file
}
