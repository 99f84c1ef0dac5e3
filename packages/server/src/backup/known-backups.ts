import { RETENTION_MS } from '../human-loop/retention.ts'
import type { Services } from '../services.ts'
import { type BackupRow, forgetBackup, knownBackups } from '../store/backups.ts'
import { forgetExpired } from './keys-file.ts'

/** Takes expired keys out of the keys files of the backups that this installation has made, wherever they can be reached. */
export class KnownBackups {
  readonly #services: Pick<Services, 'store' | 'clock' | 'log'>
  /** Said once: a file that was moved to another machine on purpose is missing every hour. */
  readonly #missing = new Set<string>()

  constructor(services: Pick<Services, 'store' | 'clock' | 'log'>) {
    this.#services = services
  }

  async prune(): Promise<void> {
    const { store, clock } = this.#services
    for (const backup of await store.read(knownBackups)) {
      await this.#pruneOne(backup)
      if (backup.created_ms + RETENTION_MS <= clock.now().getTime()) await store.write(() => forgetBackup(backup.id))
    }
  }

  async #pruneOne({ id, keys_path: path }: BackupRow): Promise<void> {
    const { clock, log } = this.#services
    try {
      const gone = await forgetExpired(path, clock.now().getTime())
      if (this.#missing.delete(id)) log.info({ path }, 'the keys file of a backup can be reached again')
      if (gone > 0) log.info({ path, gone }, 'keys of a backup have expired and are forgotten')
    } catch (error) {
      if (this.#missing.has(id)) return
      this.#missing.add(id)
      const said =
        'the keys file of a backup can’t be reached, so its expired keys stay in it; where it was moved to, run handloop backup prune once an hour'
      log.warn({ path, err: error }, said)
    }
  }
}
