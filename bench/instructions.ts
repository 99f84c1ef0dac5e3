// How many instructions of the processor one start takes, function by function: `node bench/instructions.ts`, after a build.
// Takes two minutes and needs Debian's package valgrind. What a function takes is the same again on a busy machine, where
// times are not; the sum differs by a twentieth, with what has been compiled by then. What the kernel does isn't counted, hashing
// counts several times what it takes, and what happens by the clock eighty times, because everything is that much slower.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { SERVICE_FLAGS } from '../bin/launch/service-flags.mjs'
import { keysOf, program, type Service } from '../conformance/service.ts'
import { Load } from './load/load.ts'
import { compiledNames, readCosts } from './stage/callgrind.ts'
import { FLOW_ARN, makeFlow } from './stage/service.ts'

/** Until what runs all the time is compiled as well as it will be. */
const WARM_UP = 6_000
const STARTS = 3_000
const SHOWN = 60

requireValgrind()
const folder = mkdtempSync(join(tmpdir(), 'handloop-instructions-'))
const load = new Load()
const env = { ...process.env, HANDLOOP_LIFELINE: '1', HANDLOOP_PORT: '0', HANDLOOP_DATA_DIR: join(folder, 'data') }
const service = await startCounted()
try {
  await makeFlow(service)
  await start('warm-up', WARM_UP)
  await start('counted', STARTS)
  write()
} finally {
  process.kill(service.pid, 'SIGKILL')
  load.stop()
  rmSync(folder, { recursive: true })
}

function requireValgrind(): void {
  try {
    execFileSync('valgrind', ['--version'], { stdio: 'ignore' })
  } catch {
    console.error('valgrind is not there; install it, with apt-get install valgrind')
    process.exit(1)
  }
}

async function startCounted(): Promise<Pick<Service, 'url' | 'keys' | 'pid'>> {
  const valgrind = ['--tool=callgrind', '-q', `--callgrind-out-file=${join(folder, 'out')}`]
  const counting = [...valgrind, '--separate-threads=yes', '--smc-check=all-non-file']
  const node = [process.execPath, '--perf-basic-prof', `--perf-basic-prof-path=${folder}`, ...SERVICE_FLAGS]
  const child = spawn('valgrind', [...counting, ...node, program, 'serve'], {
    env,
    stdio: ['ignore', 'pipe', 2, 'ipc'],
  })
  console.log('the service starts, which takes a minute …')
  for await (const line of createInterface({ input: child.stdout! })) {
    const url = /^Handloop is ready on (\S+)$/.exec(line)?.[1]
    if (url === undefined) continue
    const keys = keysOf(execFileSync(process.execPath, [program, 'env'], { env, encoding: 'utf8' }))
    return { url, keys, pid: child.pid! }
  }
  throw new Error(`the service ended before it was ready (${(await once(child, 'exit'))[0]})`)
}

/** What was counted until then is written down, and again behind it. */
async function start(prefix: string, count: number): Promise<void> {
  const { url, keys, pid } = service
  console.log(`${prefix}: ${count} starts …`)
  await load.make('loopStarts', { url, keys, flowArn: FLOW_ARN, prefix, count })
  execFileSync('callgrind_control', ['-d', String(pid)], { stdio: 'ignore' })
  await load.drive(url, { connections: 64, seconds: 600 })
  execFileSync('callgrind_control', ['-d', String(pid)], { stdio: 'ignore' })
}

function write(): void {
  // Of the main thread; the number before it says in which order they were written.
  const order = (file: string) => Number(/out\.(\d+)-01$/.exec(file)![1])
  const files = globSync(join(folder, 'out.*-01')).sort((a, b) => order(a) - order(b))
  const names = readFileSync(join(folder, `perf-${service.pid}.map`), 'utf8')
  const costs = readCosts(
    files.map(file => readFileSync(file, 'utf8')),
    compiledNames(names),
  )
  console.log(`\n${Math.round(costs.total / STARTS)} instructions for each start; by function alone:`)
  table(costs.alone)
  console.log('\nfunctions of the service, with all that they called:')
  table(new Map([...costs.together].filter(([name]) => name.includes('packages/'))))
}

function table(costs: Map<string, number>): void {
  const dearest = [...costs].sort((a, b) => b[1] - a[1]).slice(0, SHOWN)
  for (const [name, cost] of dearest)
    console.log(`${String(Math.round(cost / STARTS)).padStart(8)}  ${name.slice(0, 120)}`)
}
