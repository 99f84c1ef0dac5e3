import { join } from 'node:path'
import { alternate, type Side, shown } from '../alternate.ts'
import type { Bench, Row } from '../figure.ts'
import { startFloor } from '../floors/floor-process.ts'
import { embeddedGround, type Ground } from '../stage/ground.ts'
import { startMeasured } from '../stage/service.ts'
import { seeded } from '../stage/stock.ts'

/** From the launch of the process to the line that says it is ready. */
export const startUp = {
  name: 'start-up',
  about: 'launch to ready, with nothing in the data dir and with 1,000,000 loops',
  run: async (bench: Bench): Promise<Row[]> => {
    const { large } = bench.sizes
    const full = await seeded(bench, large)
    const measured = await alternate(bench, {
      empty: serviceOn(bench, () => embeddedGround(bench)),
      emptyFloor: openerOn(() => embeddedGround(bench)),
      full: serviceOn(bench, () => full),
      fullFloor: openerOn(() => full),
    })
    const row = (title: string, atMost: number, ms: number[], floor: number[]): Row => ({
      title,
      unit: ' ms',
      goals: [{ of: 'value', atMost }],
      measured: ms,
      floor: { name: 'a process that opens the database and listens', measured: floor },
      load: 'none',
    })
    return [
      row('start to ready, first start', 1_000, measured.empty, measured.emptyFloor),
      row(`start to ready, ${shown(large)} open loops`, 2_000, measured.full, measured.fullFloor),
    ]
  },
}

const serviceOn =
  (bench: Bench, on: () => Ground): Side =>
  async () => {
    const service = await startMeasured(bench, on())
    await service.stop()
    return service.readyMs
  }

const openerOn =
  (on: () => Ground): Side =>
  async () => {
    const file = join(on().dataDir, 'handloop.db')
    const began = performance.now()
    const floor = await startFloor('opener', file)
    const ms = performance.now() - began
    await floor.stop()
    return ms
  }
