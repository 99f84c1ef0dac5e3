import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { SERVICE_FLAGS } from '../../bin/launch/service-flags.mjs'
import { type Keys, keysOf, program } from '../../conformance/one-service.ts'
import { type Costs, compiledNames, readCosts } from './callgrind.ts'

export type CountedService = {
  url: string
  keys: Keys
  /** What the main thread has done from now on is counted apart from what it did before. */
  cut: () => void
  /** Of the main thread, from the last cut but one to the last. */
  costs: () => Costs
  stop: () => void
}

/**
 * The built service on a processor that counts what each function does. Takes a minute to start.
 *
 * @param folder  for what is written down, and only for that
 */
export async function startCounted(folder: string, dataDir: string): Promise<CountedService> {
  const env = { ...process.env, HANDLOOP_LIFELINE: '1', HANDLOOP_PORT: '0', HANDLOOP_DATA_DIR: dataDir }
  const valgrind = ['--tool=callgrind', '-q', `--callgrind-out-file=${join(folder, 'out')}`]
  const counting = [...valgrind, '--separate-threads=yes', '--smc-check=all-non-file']
  const node = [process.execPath, '--perf-basic-prof', `--perf-basic-prof-path=${folder}`, ...SERVICE_FLAGS]
  const child = spawn('valgrind', [...counting, ...node, program, 'serve'], {
    env,
    stdio: ['ignore', 'pipe', 2, 'ipc'],
  })
  for await (const line of createInterface({ input: child.stdout! })) {
    const url = /^Handloop is ready on (\S+)$/.exec(line)?.[1]
    if (url === undefined) continue
    return {
      url,
      keys: keysOf(execFileSync(process.execPath, [program, 'env'], { env, encoding: 'utf8' })),
      cut: () => void execFileSync('callgrind_control', ['-d', String(child.pid)], { stdio: 'ignore' }),
      costs: () => costsIn(folder, child.pid!),
      stop: () => child.kill('SIGKILL'),
    }
  }
  throw new Error(`the service ended before it was ready (${(await once(child, 'exit'))[0]})`)
}

function costsIn(folder: string, pid: number): Costs {
  // The number says in which order they were written; the last is that of the main thread.
  const order = (file: string) => Number(/out\.(\d+)-01$/.exec(file)![1])
  const files = globSync(join(folder, 'out.*-01')).sort((a, b) => order(a) - order(b))
  return readCosts(
    files.map(file => readFileSync(file, 'utf8')),
    compiledNames(readFileSync(join(folder, `perf-${pid}.map`), 'utf8')),
  )
}
