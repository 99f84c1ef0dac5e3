import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { FaultPoint } from '../packages/server/src/fault-points.ts'
import { sleep } from './http.ts'
import type { Condition, Round } from './plan.ts'
import { comeToRest, readEventFile } from './quiet.ts'
import type { Mood } from './receiver.ts'
import type { Death } from './service-process.ts'
import type { Stage } from './stage.ts'
import type { EventFound } from './world.ts'

/** How long a fault point may take beyond its time before the service is killed where it stands. */
const LATE_MS = 6_000

const MOODS: Partial<Record<Condition, Mood>> = {
  'sink answers 500': 'answers500',
  'sink slow': 'slow',
  'sink cuts connections': 'cuts',
}

export type RunRecord = {
  kills: number
  randomKills: number
  hits: Map<FaultPoint, number>
  conditions: Map<Condition, number>
  /** Events of the service's file, as read whenever everything was at rest. */
  fileEvents: EventFound[]
  /** What went wrong on the way, in sentences. */
  troubles: string[]
}

/** One life of the service. @returns where it died, in words */
export async function playRound(stage: Stage, round: Round, record: RunRecord): Promise<string> {
  const { service, receiver, gate, scene, objects } = stage
  if (round.isPurge) await passAMonth(stage, record)
  const fault = round.fault && `${round.fault.point}:${round.fault.count}`
  const fileKiB = round.condition === 'disk full' ? await nearlyFull(stage) : undefined
  receiver.mood = MOODS[round.condition] ?? 'well'
  const began = performance.now()
  // Not waited for: death may come first.
  const start = service.start({ fault, fileKiB })
  gate.open()
  const outage = round.condition === 'object store down' ? fail(stage) : undefined
  const lifeMs = round.fault ? round.afterMs + LATE_MS : round.afterMs
  await Promise.race([service.death, sleep(lifeMs - (performance.now() - began))])
  const death = await service.kill('SIGKILL')
  await start
  await outage?.then(() => objects.start())
  scene.wanted.count = Math.max(0, scene.wanted.count)
  return noted(death, round, record)
}

function noted(death: Death, { fault, condition }: Round, record: RunRecord): string {
  record.kills++
  record.conditions.set(condition, (record.conditions.get(condition) ?? 0) + 1)
  if (death.isOurs) {
    record.randomKills++
    return 'at a random moment'
  }
  if (fault && death.signal === 'SIGKILL') {
    record.hits.set(fault.point, (record.hits.get(fault.point) ?? 0) + 1)
    return `at ${fault.point}`
  }
  record.troubles.push(`the service ended by itself (${condition}, code ${death.code}): ${death.lastWords}`)
  return 'by itself'
}

/** The store goes in the middle of things, as a killed process. It comes back with the next round. */
async function fail({ objects, scene }: Stage): Promise<void> {
  await sleep(scene.chance.between(0, 600))
  await objects.kill('SIGKILL')
}

/** @returns how large a file may get so that writes will soon fail, KiB */
async function nearlyFull({ service, scene: { chance } }: Stage): Promise<number> {
  // A process that closes the database last leaves no log behind: the next one's log starts small.
  await service.cli('clock', 'advance', '2m')
  if (chance.happens(60)) return chance.between(64, 800)
  const events = statSync(join(service.dataDir, 'events.ndjson'), { throwIfNoEntry: false })
  return Math.ceil((events?.size ?? 0) / 1024) + chance.between(8, 200)
}

/** Everything comes to rest first: what is owed to somebody for 30 days is let go by rights. */
async function passAMonth(stage: Stage, record: RunRecord): Promise<void> {
  await comeHome(stage)
  await stage.gate.shut()
  await comeToRest(stage.service, '1h')
  readEvents(stage, record)
  const { code } = await stage.service.kill('SIGTERM')
  if (code !== 0) record.troubles.push(`the service stopped with code ${code}`)
  await stage.service.cli('clock', 'advance', '31d')
  // All loops that were open have expired.
  stage.scene.wanted.count = 0
}

/** The end of a run: clients finish, every lease and every lifetime runs out, everything is delivered. */
export async function finish(stage: Stage, record: RunRecord): Promise<void> {
  await comeHome(stage)
  stage.gate.open()
  await stage.endClients()
  await comeToRest(stage.service, '9h')
  await comeToRest(stage.service, '11d')
  readEvents(stage, record)
}

/** Nothing in the way any more. */
async function comeHome({ service, receiver }: Stage): Promise<void> {
  receiver.mood = 'well'
  if (!(await service.start())) throw new Error(`the service did not start: ${(await service.death).lastWords}`)
}

function readEvents({ service }: Stage, { fileEvents, troubles }: RunRecord): void {
  const tear = (line: string): number =>
    troubles.push(`events.ndjson has a line that is no event: ${line.slice(0, 120)}…`)
  for (const event of readEventFile(service, tear)) fileEvents.push(event)
}
