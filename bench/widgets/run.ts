// `npm run bench:widgets -- [figure …] [--quick]`: measures the widgets in a browser and ends with a table.
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import type { Row } from '../figure.ts'
import { circumstances, keep, tableOf } from '../report.ts'
import type { WidgetBench } from './figure.ts'
import { WIDGET_FIGURES } from './figures.ts'
import { setStage } from './stage.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false } },
})
const say = (text: string): boolean => process.stderr.write(`${text}\n`)
const unknown = positionals.find(name => !WIDGET_FIGURES.some(figure => figure.name === name))
if (unknown !== undefined) {
  say(`there is no figure "${unknown}"; there are:`)
  for (const { name, about } of WIDGET_FIGURES) say(`  ${name.padEnd(12)} ${about}`)
  process.exit(2)
}

const where = circumstances()
const bench: WidgetBench = {
  stage: await setStage(),
  ...(values.quick ? { rounds: 1, seconds: 1 } : { rounds: 5, seconds: 3 }),
  shapeCounts: [100, 1_000, 5_000],
  megapixels: 50,
  say,
}
const rows: Row[] = []
for (const { name, about, run } of WIDGET_FIGURES) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  say(`${name}: ${about}`)
  rows.push(...(await run(bench)))
}
await bench.stage.close()
process.stdout.write(`\n${tableOf(rows, where)}`)
if (!values.quick)
  say(`\nkept as ${relative(process.cwd(), keep(join(import.meta.dirname, 'results'), rows, where))}.{md,json}`)
