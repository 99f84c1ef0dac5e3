// How many instructions of the processor something takes, function by function: `node bench/instructions.ts [start | next | cycle]`,
// after a build. Takes two minutes and needs Debian's package valgrind. What a function takes is the same again on a busy
// machine, where times are not; the sum differs by a twentieth, with what has been compiled by then. What the kernel does isn't
// counted, hashing counts several times what it takes, and what happens by the clock eighty times, because everything is that
// much slower.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Load } from './load/load.ts'
import { startCounted } from './stage/counted-service.ts'
import { embeddedGround } from './stage/ground.ts'
import { seed } from './stage/seed.ts'
import { FLOW_ARN } from './stage/service.ts'

/** Until what runs all the time is compiled as well as it will be. */
const WARM_UP = 6_000
const COUNTED = 3_000
const SHOWN = 60

/** What can be counted: a start of a loop, a task taken, a task taken and answered. */
const KINDS = {
  start: (prefix: string, count: number) => load.make('loopStarts', { ...at(), flowArn: FLOW_ARN, prefix, count }),
  next: (_: string, count: number) => load.make('nextTasks', { ...at(), count }),
  cycle: (_: string, count: number) => load.make('workerCycles', { ...at(), count }),
}

const kind = (process.argv[2] ?? 'start') as keyof typeof KINDS
requireKind()
requireValgrind()
const folder = mkdtempSync(join(tmpdir(), 'handloop-instructions-'))
const load = new Load()
const ground = await seed({ say: console.log }, embeddedGround({ folder }), WARM_UP + COUNTED)
const counts = join(folder, 'counts')
mkdirSync(counts)
console.log('the service starts, which takes a minute …')
const service = await startCounted(counts, ground.dataDir)
try {
  await run('warm-up', WARM_UP)
  await run('counted', COUNTED)
  write()
} finally {
  service.stop()
  load.stop()
  rmSync(folder, { recursive: true })
}

function requireKind(): void {
  if (kind in KINDS) return
  console.error(`there is nothing called "${kind}" to be counted; there are: ${Object.keys(KINDS).join(', ')}`)
  process.exit(2)
}

function requireValgrind(): void {
  try {
    execFileSync('valgrind', ['--version'], { stdio: 'ignore' })
  } catch {
    console.error('valgrind is not there; install it, with apt-get install valgrind')
    process.exit(1)
  }
}

function at() {
  const { url, keys } = service
  return { url, keys, tokens: ground.tokens }
}

async function run(prefix: string, count: number): Promise<void> {
  console.log(`${prefix}: ${count} …`)
  await KINDS[kind](prefix, count)
  service.cut()
  await load.drive(service.url, { connections: 64, seconds: 600 })
  service.cut()
}

function write(): void {
  const costs = service.costs()
  console.log(`\n${Math.round(costs.total / COUNTED)} instructions for each ${kind}; by function alone:`)
  table(costs.alone)
  console.log('\nfunctions of the service, with all that they called:')
  table(new Map([...costs.together].filter(([name]) => name.includes('packages/'))))
}

function table(costs: Map<string, number>): void {
  const dearest = [...costs].sort((a, b) => b[1] - a[1]).slice(0, SHOWN)
  for (const [name, cost] of dearest)
    console.log(`${String(Math.round(cost / COUNTED)).padStart(8)}  ${name.slice(0, 120)}`)
}
