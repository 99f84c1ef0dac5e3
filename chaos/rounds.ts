import { readEventFile } from './event-files.ts'
import { HARMS, MOODS, nearlyFull } from './harm.ts'
import { sleep } from './http.ts'
import { endedByItself, leadPeer, startPeer } from './peer.ts'
import type { Round } from './plan.ts'
import { comeToRest } from './quiet.ts'
import type { RunRecord } from './record.ts'
import type { Death } from './service-process.ts'
import type { Stage } from './stage.ts'

/** How long a fault point may take beyond its time before the service is killed where it stands. */
const LATE_MS = 6_000

/** One life of the service. @returns where it died, in words */
export async function playRound(stage: Stage, round: Round, record: RunRecord): Promise<string> {
  const { cluster, receiver, gate, scene } = stage
  if (round.isPurge) await passAMonth(stage, record)
  const fault = round.fault && `${round.fault.point}:${round.fault.count}`
  const fileKiB = round.condition === 'disk full' ? await nearlyFull(stage) : undefined
  receiver.mood = MOODS[round.condition] ?? 'well'
  const began = performance.now()
  // Not waited for: death may come first.
  const start = cluster.service.start({ fault, fileKiB })
  const { death: over } = cluster.service
  const peer = leadPeer(stage, round, record)
  gate.open()
  const harm = HARMS[round.condition]?.(stage, { begun: Promise.all([start, peer.begun]), over })
  const lifeMs = round.fault ? round.afterMs + LATE_MS : round.afterMs
  await Promise.race([over, sleep(lifeMs - (performance.now() - began))])
  const death = await cluster.service.kill('SIGKILL')
  await Promise.all([start, peer.done, harm])
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
  record.troubles.push(endedByItself(death, condition))
  return 'by itself'
}

/** Everything comes to rest first: what is owed to somebody for 30 days is let go by rights. */
async function passAMonth(stage: Stage, record: RunRecord): Promise<void> {
  await comeHome(stage, record)
  await stage.gate.shut()
  await comeToRest(stage.cluster, '1h')
  readEvents(stage, record)
  for (const code of await stage.cluster.stop())
    if (code !== 0) record.troubles.push(`the service stopped with code ${code}`)
  await stage.cluster.service.cli('clock', 'advance', '31d')
  // All loops that were open have expired.
  stage.scene.wanted.count = 0
}

/** The end of a run: clients finish, every lease and every lifetime runs out, everything is delivered. */
export async function finish(stage: Stage, record: RunRecord): Promise<void> {
  await comeHome(stage, record)
  stage.gate.open()
  await stage.endClients()
  await comeToRest(stage.cluster, '9h')
  await comeToRest(stage.cluster, '11d')
  readEvents(stage, record)
}

/** Nothing in the way any more. */
async function comeHome({ cluster, receiver }: Stage, record: RunRecord): Promise<void> {
  receiver.mood = 'well'
  if (cluster.peer !== undefined) await startPeer(cluster.peer, record)
  await cluster.start()
}

function readEvents({ cluster }: Stage, { fileEvents, troubles }: RunRecord): void {
  const tear = (line: string): number =>
    troubles.push(`events.ndjson has a line that is no event: ${line.slice(0, 120)}…`)
  for (const [i, node] of cluster.nodes.entries()) {
    const known = fileEvents[i] ?? []
    for (const event of readEventFile(node, tear)) known.push(event)
    fileEvents[i] = known
  }
}
