// graphile-worker, a job queue on PostgreSQL: how many jobs a second are added and completed on the same server.
import { Logger } from '@graphile/logger'
import { makeWorkerUtils, run } from 'graphile-worker'

const [, , connectionString = ''] = process.argv
/** Those who add, and jobs done at a time. On two cores 8 are slower, 32 no faster, and 64 take too many connections. */
const PARALLEL = 16
const options = { connectionString, logger: new Logger(() => () => {}), maxPoolSize: PARALLEL }

const utils = await makeWorkerUtils(options)
await utils.migrate()
process.on('message', (seconds: number) => void play(seconds).then(perSecond => process.send!(perSecond)))
process.on('disconnect', () => process.exit(0))
process.send!(connectionString)

/** Jobs are added as fast as the server takes them and done beside that; the round is over when the last is noted. */
async function play(seconds: number): Promise<number> {
  let jobs = 0
  const taskList = { check: async () => {} }
  const runner = await run({ ...options, concurrency: PARALLEL, noHandleSignals: true, taskList })
  // Starting it is not work: on a busy machine a short round was over before the first job.
  const began = performance.now()
  const add = async () => {
    while (performance.now() - began < seconds * 1000) {
      await utils.addJob('check', { note: 'as it should be' })
      jobs++
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, add))
  const left = () => utils.withPgClient(client => client.query('select 1 from graphile_worker.jobs limit 1'))
  while ((await left()).rows.length > 0) await new Promise(resolve => setTimeout(resolve, 5))
  const perSecond = (jobs * 1000) / (performance.now() - began)
  await runner.stop()
  return perSecond
}
