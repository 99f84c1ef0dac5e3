// Handloop's own queue called as functions, as graphile-worker is: tasks accepted and answered in a process with nothing
// else in it. What follows an answer, the output object and events, is left in the outbox.
import { openInstallation } from '../../packages/server/src/installation.ts'
import { WorkerTasks } from '../../packages/server/src/portal/worker-tasks.ts'
import { readSettings } from '../../packages/server/src/settings.ts'
import { all, sql } from '../../packages/server/src/store/sql.ts'
import { Store } from '../../packages/server/src/store/store.ts'
import type { WorkerRow } from '../../packages/server/src/store/workers.ts'
import { memberOf } from '../../packages/server/src/workforce/member.ts'

const [, , settingsText = '{}', atOnce = '64'] = process.argv
const { db, clock, keys, directoryIssuer } = await openInstallation(readSettings(JSON.parse(settingsText)))
const store = new Store(db, clock, { sinks: [], sendsTaskEvents: false })
const tasks = new WorkerTasks(store, keys, () => clock.now())
const workers = await store.read(() => all(sql<WorkerRow>`select * from worker order by id limit ${Number(atOnce)}`))

process.on('message', (seconds: number) => void play(seconds).then(perSecond => process.send!(perSecond)))
process.on('disconnect', () => process.exit(0))
process.send!('')

async function play(seconds: number): Promise<number> {
  const began = performance.now()
  let answered = 0
  const work = async (worker: WorkerRow) => {
    while (performance.now() - began < seconds * 1000) {
      // Before each act, as the portal does it for each request.
      const member = () => store.read(() => memberOf(worker, directoryIssuer))
      const lease = await tasks.acceptNext(await member())
      if (lease === undefined) throw new Error(`no task left after ${answered}`)
      const taskId = keys.taskId(lease.loop.id)
      const done = await tasks.submit(await member(), taskId, lease.assignment.leaseEpoch, '{"note":"as it should be"}')
      if (!done.ok) throw new Error(`an answer was refused: ${done.error.kind}`)
      answered++
    }
  }
  await Promise.all(workers.map(work))
  return (answered * 1000) / (performance.now() - began)
}
