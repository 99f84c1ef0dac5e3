import type { Cluster } from './cluster.ts'
import { sleep } from './http.ts'

/** Longer than the service's tick, in which it notices that its clock was moved. */
const TICK_MS = 700
const PATIENCE_MS = 6_000

/**
 * Moves service time ahead, which brings what waits for its next attempt and what a node that died had taken, until
 * nothing is left to be delivered. The clients must be held back, the receiver well and the object store up.
 */
export async function comeToRest(cluster: Cluster, duration: string): Promise<void> {
  await cluster.service.cli('clock', 'advance', duration)
  for (let tries = 0; tries < 20; tries++) {
    if (await isQuiet(cluster)) return
    // No pause between two attempts is longer.
    await cluster.service.cli('clock', 'advance', '1h')
  }
  throw new Error('the outbox never emptied')
}

async function isQuiet(cluster: Cluster): Promise<boolean> {
  const deadline = performance.now() + PATIENCE_MS
  await sleep(TICK_MS)
  while (performance.now() < deadline) {
    // Twice, because what was delivered may have had consequences.
    if ((await cluster.owed()) === 0) {
      await sleep(TICK_MS)
      if ((await cluster.owed()) === 0) return true
    }
    await sleep(50)
  }
  return false
}
