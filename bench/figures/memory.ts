import { readFileSync } from 'node:fs'
import { alternate, shown } from '../alternate.ts'
import type { Bench, Row } from '../figure.ts'
import { startFloor } from '../floors/floor-process.ts'
import { embeddedGround } from '../stage/ground.ts'
import { startMeasured } from '../stage/service.ts'
import { restock, type Stocked, settle, startStocked } from '../stage/stock.ts'

const BURST = 500

/** What the process holds of the machine's memory: at rest, and at its highest under load. */
export const memory = {
  name: 'memory',
  about: 'resident memory: idle, and the highest under load with 1,000,000 open loops',
  run: async (bench: Bench): Promise<Row[]> => {
    const { large } = bench.sizes
    const { idle, idleFloor, loaded, loadedFloor } = await alternate(bench, {
      idle: () => idleService(bench),
      idleFloor: async () => bare(async pid => rest(bench, pid)),
      loaded: () => loadedService(bench, large),
      loadedFloor: async () => bare((pid, url) => loadedEcho(bench, pid, url)),
    })
    const row = (title: string, atMost: number, measured: number[], floor: number[], load: string): Row => ({
      title,
      unit: ' MB',
      goals: [{ of: 'value', atMost }],
      measured,
      floor: { name: 'bare node:http echo in the same state', measured: floor },
      load,
    })
    const load = `starts, then accept + submit, closed loop over 64 connections for ${bench.seconds} s`
    return [
      row('resident memory, idle', 150, idle, idleFloor, 'none'),
      row(`highest resident memory, ${shown(large)} open loops`, 400, loaded, loadedFloor, load),
    ]
  },
}

async function idleService(bench: Bench): Promise<number> {
  const service = await startMeasured(bench, embeddedGround(bench))
  const mb = await rest(bench, service.pid)
  await service.stop()
  return mb
}

/** Lets a process come to rest. @returns what it then holds */
async function rest(bench: Bench, pid: number): Promise<number> {
  await new Promise(resolve => setTimeout(resolve, bench.seconds * 1000))
  return residentMb(pid, 'VmRSS')
}

async function loadedService(bench: Bench, loops: number): Promise<number> {
  const stocked = await startStocked(bench, loops)
  const until = performance.now() + bench.seconds * 1000
  while (performance.now() < until) await startAndAnswer(bench, stocked)
  const mb = residentMb(stocked.service.pid, 'VmHWM')
  await settle(stocked)
  await stocked.service.stop()
  return mb
}

async function startAndAnswer(bench: Bench, stocked: Stocked): Promise<void> {
  const { url } = stocked.service
  await restock(bench, stocked, BURST)
  await bench.load.make('workerCycles', { url, tokens: stocked.ground.tokens, count: BURST })
  await bench.load.drive(url, { connections: 64, seconds: 60 })
}

async function bare(look: (pid: number, url: string) => Promise<number>): Promise<number> {
  const floor = await startFloor('echo')
  const mb = await look(floor.pid, floor.url)
  await floor.stop()
  return mb
}

async function loadedEcho(bench: Bench, pid: number, url: string): Promise<number> {
  const keys = { accessKeyId: 'bench', secretAccessKey: 'bench' }
  await bench.load.make('loopStarts', { url, keys, flowArn: 'echo', prefix: 'echo', count: 1_000, isEcho: true })
  await bench.load.drive(url, { connections: 64, seconds: bench.seconds })
  return residentMb(pid, 'VmHWM')
}

/** From the kernel: memory of the whole process, threads included. @returns megabytes */
function residentMb(pid: number, what: 'VmRSS' | 'VmHWM'): number {
  const kib = new RegExp(`^${what}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]
  return (Number(kib) * 1024) / 1_000_000
}
