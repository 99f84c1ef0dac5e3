import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sleep } from './http.ts'
import { eventOf } from './receiver.ts'
import type { ServiceProcess } from './service-process.ts'
import type { EventFound } from './world.ts'

/** Longer than the service's tick, in which it notices that its clock was moved. */
const TICK_MS = 700
const PATIENCE_MS = 6_000

/**
 * Moves service time ahead, which brings what waits for its next attempt, until nothing is left to be delivered.
 * The clients must be held back, the receiver well and the object store up.
 */
export async function comeToRest(service: ServiceProcess, duration: string): Promise<void> {
  await service.cli('clock', 'advance', duration)
  for (let tries = 0; tries < 20; tries++) {
    if (await isQuiet(service)) return
    // No pause between two attempts is longer.
    await service.cli('clock', 'advance', '1h')
  }
  throw new Error('the outbox never emptied')
}

async function isQuiet(service: ServiceProcess): Promise<boolean> {
  const deadline = performance.now() + PATIENCE_MS
  await sleep(TICK_MS)
  while (performance.now() < deadline) {
    // Twice, because what was delivered may have had consequences.
    if (owed(service) === 0) {
      await sleep(TICK_MS)
      if (owed(service) === 0) return true
    }
    await sleep(50)
  }
  return false
}

/** The one look behind the scenes: how much has yet to leave the house. */
function owed(service: ServiceProcess): number {
  try {
    const db = new DatabaseSync(join(service.dataDir, 'handloop.db'), { readOnly: true })
    try {
      return (db.prepare('select count(*) as owed from outbox').get() as { owed: number }).owed
    } finally {
      db.close()
    }
  } catch {
    return 1
  }
}

/** Events in the service's own file. @param tear  called with every line that is none */
export function readEventFile(service: ServiceProcess, tear: (line: string) => void): EventFound[] {
  const lines = readFileSync(join(service.dataDir, 'events.ndjson'), 'utf8').split('\n')
  return lines.flatMap(line => {
    try {
      return line === '' ? [] : [eventOf(line)]
    } catch {
      tear(line)
      return []
    }
  })
}
