// Every figure once, far too small to mean anything: what is asserted is that figures come out, not how large.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { closeConnections } from '../chaos/http.ts'
import type { Bench } from './figure.ts'
import { FIGURES } from './figures/index.ts'
import { Load } from './load/load.ts'
import { plotsOf } from './plot.ts'
import { circumstances, tableOf } from './report.ts'

describe('benchmarks', () => {
  const bench: Bench = {
    sizes: { small: 100, large: 1_000 },
    rounds: 1,
    seconds: 0.1,
    load: new Load(),
    folder: mkdtempSync(join(tmpdir(), 'handloop-bench-')),
    isProfiled: false,
    max: 100,
    say: () => {},
  }
  after(() => {
    bench.load.stop()
    closeConnections()
    rmSync(bench.folder, { recursive: true, force: true })
  })

  for (const figure of FIGURES)
    test(`${figure.name}: a value and its floor for each round, and a row that shows them`, async () => {
      const rows = await figure.run(bench)
      assert.notEqual(rows.length, 0)
      for (const { title, measured, floor, at } of rows) {
        assert.equal(measured.length, bench.rounds, title)
        if (at === undefined) assert.equal(floor?.measured.length, bench.rounds, title)
        for (const value of [...measured, ...(floor?.measured ?? [])])
          assert.ok(Number.isFinite(value) && value > 0, `${title}: ${value}`)
        assert.ok(tableOf(rows, circumstances()).includes(`| ${title} |`))
      }
      const isPlotted = rows.some(row => row.at !== undefined)
      assert.equal(plotsOf(rows).size > 0, isPlotted)
    })
})
