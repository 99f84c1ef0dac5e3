// Every figure once, far too small to mean anything: what is asserted is that figures come out, not how large.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { circumstances, tableOf } from '../report.ts'
import type { WidgetBench } from './figure.ts'
import { WIDGET_FIGURES } from './figures.ts'
import { setStage } from './stage.ts'

describe('benchmarks of widgets', () => {
  const bench = { rounds: 1, seconds: 1, shapeCounts: [20], megapixels: 1, say: () => {} } as unknown as WidgetBench
  before(async () => {
    bench.stage = await setStage()
  })
  after(() => bench.stage.close())

  for (const figure of WIDGET_FIGURES)
    test(`${figure.name}: a value for each round, and a row that shows them`, async () => {
      const rows = await figure.run(bench)
      assert.notEqual(rows.length, 0)
      for (const { title, measured } of rows) {
        assert.equal(measured.length, bench.rounds, title)
        assert.ok(
          measured.every(value => Number.isFinite(value) && value > 0),
          `${title}: ${measured}`,
        )
        assert.ok(tableOf(rows, circumstances()).includes(`| ${title} |`))
      }
    })
})
