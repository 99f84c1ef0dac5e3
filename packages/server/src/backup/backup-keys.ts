import { RETENTION_MS } from '../human-loop/retention.ts'
import { newBackupKey } from '../keys.ts'

/** The key of everything that is not bound to go earlier. The other slots are hours since 1970. */
export const WHOLE = 0
export const HOUR_MS = 60 * 60 * 1000

/** Opens the chunks of its slot and must be forgotten at that time. */
export type BackupKey = { slot: number; untilMs: number; key: Uint8Array }

/** Makes a backup's keys as they are needed. */
export class BackupKeys {
  readonly createdMs: number
  readonly #keys = new Map<number, BackupKey>()

  constructor(createdMs: number) {
    this.createdMs = createdMs
    this.#make(WHOLE, createdMs + RETENTION_MS)
  }

  get untilMs(): number {
    return this.#keys.get(WHOLE)!.untilMs
  }

  /**
   * The key for what has to be gone at a time, null meaning no sooner than the backup. An hour shares one, and it goes
   * when that hour begins: rather too soon than later than was promised.
   * @returns undefined when that time has come: then it is in no backup
   */
  for(goesAtMs: number | null): BackupKey | undefined {
    const hour = Math.floor((goesAtMs ?? this.untilMs) / HOUR_MS)
    if (goesAtMs === null || hour * HOUR_MS >= this.untilMs) return this.#keys.get(WHOLE)
    if (hour * HOUR_MS <= this.createdMs) return undefined
    return this.#keys.get(hour) ?? this.#make(hour, hour * HOUR_MS)
  }

  #make(slot: number, untilMs: number): BackupKey {
    const made = { slot, untilMs, key: newBackupKey() }
    this.#keys.set(slot, made)
    return made
  }

  all(): BackupKey[] {
    return [...this.#keys.values()].sort((a, b) => a.slot - b.slot)
  }
}
