import type { Bench } from '../figure.ts'
import { startFloor } from '../floors/floor-process.ts'
import type { Step } from '../floors/start-steps.ts'
import { embeddedGround } from './ground.ts'
import { makeFlow, startMeasured } from './service.ts'

/** The parts of a start that can't be left out, without the service around them, on a data dir that the service has set up. */
export async function startStep(bench: Bench, step: Step) {
  const ground = embeddedGround(bench)
  const service = await startMeasured({ ...bench, isProfiled: false }, ground)
  await makeFlow(service)
  const { keys } = service
  await service.stop()
  const floor = await startFloor('start-steps', step, ground.dataDir, keys.accessKeyId, keys.secretAccessKey)
  return { ...floor, keys, isEcho: step === 'signature' }
}

export type StartedStep = Awaited<ReturnType<typeof startStep>>
