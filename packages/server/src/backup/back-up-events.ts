import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { RETENTION_MS } from '../human-loop/retention.ts'
import type { Writing } from './back-up-rows.ts'
import { HOUR_MS } from './backup-keys.ts'
import { Shelves } from './shelves.ts'

/** The event file as far as it is written: each event is kept 30 days, and no longer in a backup. */
export async function backUpEvents(path: string, { writer, keys }: Writing): Promise<void> {
  if (!existsSync(path)) return
  const shelves = new Shelves(writer, keys, { what: 'events' })
  let hour = 0
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const goesAtMs = timeOf(line) + RETENTION_MS
    // Half a line that a full disk left: its event counts as not delivered.
    if (Number.isNaN(goesAtMs)) continue
    // Lines keep their order, also across keys.
    if (Math.floor(goesAtMs / HOUR_MS) !== hour) await shelves.clear()
    hour = Math.floor(goesAtMs / HOUR_MS)
    await shelves.put(`${line}\n`, goesAtMs)
  }
  await shelves.clear()
}

function timeOf(line: string): number {
  try {
    return Date.parse((JSON.parse(line) as { time: string }).time)
  } catch {
    return Number.NaN
  }
}
