// Loaded into a service ahead of it: from one SIGUSR2 to the next, adds up what survived collections of young objects,
// and writes the sum, in bytes, to the file that PROMOTED_FILE names.
import { writeFileSync } from 'node:fs'
import { GCProfiler } from 'node:v8'
import { isMainThread } from 'node:worker_threads'

const sizeOf = (when, name) => when.heapSpaceStatistics.find(space => space.spaceName === name).spaceUsedSize

function promoted({ statistics }) {
  const young = statistics.filter(({ gcType }) => gcType === 'Scavenge')
  const bytes = young.map(({ beforeGC, afterGC }) => sizeOf(afterGC, 'old_space') - sizeOf(beforeGC, 'old_space'))
  return bytes.reduce((sum, one) => sum + one, 0)
}

let profiler
if (isMainThread)
  process.on('SIGUSR2', () => {
    if (profiler === undefined) {
      profiler = new GCProfiler()
      profiler.start()
    } else {
      writeFileSync(process.env.PROMOTED_FILE, String(promoted(profiler.stop())))
      profiler = undefined
    }
  })
