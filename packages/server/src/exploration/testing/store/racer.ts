// A process of its own that answers every task it can get, as fast as it can: node racer.ts DATABASE WORKER...
import { House } from './house.ts'

const [where = '', ...workerIds] = process.argv.slice(2)
const house = new House(where)
const { tasks } = await house.join()

/** One worker takes tasks until there is none left. @returns how many were answered */
async function race(workerId: number): Promise<number> {
  const worker = (await house.members())[workerId - 1]!
  for (let answered = 0; ; answered++) {
    const lease = await tasks.acceptNext(worker)
    if (lease === undefined) return answered
    const taskId = house.keys.taskId(lease.loop.id)
    const done = await tasks.submit(worker, taskId, lease.assignment.leaseEpoch, `{"by":${workerId}}`)
    if (!done.ok) throw new Error(`worker ${workerId} held loop ${lease.loop.id}, and was told ${done.error.kind}`)
  }
}

const counts = await Promise.all(workerIds.map(id => race(Number(id))))
process.stdout.write(`${counts.reduce((sum, count) => sum + count, 0)}\n`)
await house.leave()
