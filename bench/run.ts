// `npm run bench -- [figure …] [--quick] [--profile] [--max 1e7]`: measures Handloop beside its floors and ends with a table.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { closeConnections } from '../chaos/http.ts'
import type { Bench, Figure, Row } from './figure.ts'
import { FIGURES } from './figures/index.ts'
import { Load } from './load/load.ts'
import { circumstances, keep, tableOf } from './report.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
    max: { type: 'string', default: '1e6' },
  },
})
const say = (text: string): boolean => process.stderr.write(`${text}\n`)
const unknown = positionals.find(name => !FIGURES.some(figure => figure.name === name))
if (unknown !== undefined) {
  say(`there is no figure "${unknown}"; there are:`)
  for (const { name, about } of FIGURES) say(`  ${name.padEnd(17)} ${about}`)
  process.exit(2)
}

const length = values.quick ? { rounds: 1, seconds: 1 } : { rounds: 5, seconds: 5 }
const bench: Bench = {
  sizes: { small: 1_000, large: values.quick ? 10_000 : 1_000_000 },
  ...length,
  load: new Load(),
  folder: mkdtempSync(join(tmpdir(), 'handloop-bench-')),
  isProfiled: values.profile,
  max: values.quick ? 10_000 : Number(values.max),
  say,
}
process.once('exit', () => rmSync(bench.folder, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const isChosen = ({ name, isLong = false }: Figure): boolean =>
  positionals.length === 0 ? !isLong : positionals.includes(name)

const where = circumstances()
if (where.loadBefore > 0.5)
  say(`the machine is busy (load ${where.loadBefore}): figures will be those of the others as well`)
const rows: Row[] = []
for (const figure of FIGURES.filter(isChosen)) {
  say(`${figure.name}: ${figure.about}`)
  try {
    rows.push(...(await figure.run(bench)))
  } catch (error) {
    process.exitCode = 1
    say(`${figure.name} FAILED: ${(error as Error).stack}`)
  }
}
bench.load.stop()
closeConnections()
process.stdout.write(`\n${tableOf(rows, where)}`)
if (!values.quick && rows.length > 0)
  say(`\nkept as ${relative(process.cwd(), keep(join(import.meta.dirname, 'results'), rows, where))}.{md,json}`)
// A figure that failed may have left a server behind, which goes with us and would keep us waiting otherwise.
process.exit()
