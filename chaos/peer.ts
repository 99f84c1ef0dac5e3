import { sleep } from './http.ts'
import type { Round } from './plan.ts'
import type { RunRecord } from './record.ts'
import type { Death, ServiceProcess } from './service-process.ts'
import type { Stage } from './stage.ts'

/** When the other node was up, or gone, as the round wants it, and when nothing more will happen to it. */
type Led = { begun: Promise<void>; done: Promise<unknown> }

/** The other node's part in a round. Once it is up it stays for the rounds to come. */
export function leadPeer({ cluster: { peer }, scene }: Stage, round: Round, record: RunRecord): Led {
  if (peer === undefined) return { begun: Promise.resolve(), done: Promise.resolve() }
  const begun = round.peer === 'down' ? stopPeer(peer, record) : startPeer(peer, record)
  const dies = round.peer === 'dies' && killPeer(peer, scene.chance.between(50, round.afterMs), record)
  return { begun, done: Promise.all([begun, dies]) }
}

export async function startPeer(peer: ServiceProcess, record: RunRecord): Promise<void> {
  if (peer.isUp) return
  const started = peer.start()
  void peer.death.then(death => {
    if (!death.isOurs) record.troubles.push(endedByItself(death, 'the other node'))
  })
  await started
}

async function stopPeer(peer: ServiceProcess, record: RunRecord): Promise<void> {
  if (!peer.isUp) return
  const { code } = await peer.kill('SIGTERM')
  if (code !== 0) record.troubles.push(`the other node stopped with code ${code}`)
}

async function killPeer(peer: ServiceProcess, afterMs: number, record: RunRecord): Promise<void> {
  await sleep(afterMs)
  if (!(await peer.kill('SIGKILL')).isOurs) return
  record.kills++
  record.randomKills++
  record.peerKills++
}

export const endedByItself = ({ code, lastWords }: Death, where: string): string =>
  `the service ended by itself (${where}, code ${code}): ${lastWords}`
