import pino from 'pino'
import { closeHouse, type House, openHouse } from '../parts.ts'
import { runningUrl } from '../running.ts'
import type { Settings } from '../settings.ts'

/** Links and addresses are those of the running service, if there is one: its port may have been picked freely. */
export function asRunning(settings: Settings): Settings {
  const url = settings.publicUrl === null ? runningUrl(settings.dataDir) : undefined
  return url === undefined ? settings : { ...settings, publicUrl: new URL(url) }
}

/** Opens the data dir for one command and closes it again, whether a service runs on it or not. */
export async function withHouse<T>(settings: Settings, work: (house: House) => Promise<T>): Promise<T> {
  const running = asRunning(settings)
  const house = await openHouse(running, running.port, pino({ level: 'silent' }))
  try {
    return await work(house)
  } finally {
    await closeHouse(house)
  }
}
