// What is done to the surroundings of the nodes while they live, and undone before the next round.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { PostgresGround } from './database.ts'
import { sleep } from './http.ts'
import type { Condition } from './plan.ts'
import type { Mood } from './receiver.ts'
import type { Stage } from './stage.ts'

export const MOODS: Partial<Record<Condition, Mood>> = {
  'sink answers 500': 'answers500',
  'sink slow': 'slow',
  'sink cuts connections': 'cuts',
}

/** When the nodes of a round had started, or died on the way, and when the one that dies was dead. */
export type Life = { begun: Promise<unknown>; over: Promise<unknown> }

/** Resolves when everything is as it was. */
export const HARMS: Partial<Record<Condition, (stage: Stage, life: Life) => Promise<void>>> = {
  'object store down': objectStoreDown,
  'database restarts': databaseRestarts,
  'connections cut': connectionsCut,
  'node paused': nodePaused,
}

/** The store goes in the middle of things, as a killed process. */
async function objectStoreDown({ objects, scene }: Stage, { over }: Life): Promise<void> {
  await sleep(scene.chance.between(0, 600))
  await objects.kill('SIGKILL')
  await over
  await objects.start()
}

async function databaseRestarts(stage: Stage, { begun }: Life): Promise<void> {
  const { chance } = stage.scene
  await begun
  await sleep(chance.between(0, 1_500))
  const awayMs = chance.happens(30) ? chance.between(1_000, 8_000) : 0
  await serverOf(stage).restart(chance.pick(['fast', 'crash']), awayMs)
}

async function connectionsCut(stage: Stage, { begun, over }: Life): Promise<void> {
  const { chance } = stage.scene
  let isOver = false
  void over.then(() => {
    isOver = true
  })
  await begun
  while (!isOver) {
    await serverOf(stage).cutConnections()
    await sleep(chance.between(50, 200))
  }
}

/** Beyond 10 s the server ends its transaction; beyond two minutes of service time its deliveries are taken from it. */
async function nodePaused({ cluster, scene: { chance } }: Stage, { begun }: Life): Promise<void> {
  await begun
  await sleep(chance.between(0, 1_000))
  const timePasses = async () => void (chance.happens(50) && (await cluster.service.cli('clock', 'advance', '3m')))
  await cluster.peer?.pause(Promise.all([sleep(chance.between(2_000, 13_000)), timePasses()]))
}

function serverOf({ cluster: { ground } }: Stage): PostgresGround {
  if (!(ground instanceof PostgresGround)) throw new Error('only a server can be harmed so')
  return ground
}

/** @returns how large a file of the service may get so that writes will soon fail, KiB */
export async function nearlyFull({ cluster: { service }, scene: { chance } }: Stage): Promise<number> {
  // A process that closes the database last leaves no log behind: the next one's log starts small.
  await service.cli('clock', 'advance', '2m')
  if (chance.happens(60)) return chance.between(64, 800)
  const events = statSync(join(service.dataDir, 'events.ndjson'), { throwIfNoEntry: false })
  return Math.ceil((events?.size ?? 0) / 1024) + chance.between(8, 200)
}
