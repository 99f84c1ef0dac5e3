import { readKeysFile, stillValid } from '../backup/keys-file.ts'
import { type BackupRow, knownBackups } from '../store/backups.ts'
import { duration, ok, problem, type Result, type Subject, warning } from './finding.ts'

/** Made every night, one is never older. */
const OLD_MS = 2 * 24 * 60 * 60 * 1000
/** The service forgets keys when an hour begins; it may be at it. */
const GRACE_MS = 60_000

export async function backups({ database, now }: Pick<Subject, 'database' | 'now'>): Promise<Result[]> {
  if (database === null) return []
  const known = await database.read(knownBackups)
  const newest = known.at(-1)
  if (newest === undefined)
    return [warning('none was made in the last 30 days', 'handloop backup FOLDER --keys KEYS_FOLDER, every night')]
  const ageMs = now.getTime() - newest.created_ms
  const found = ageMs > OLD_MS ? [warning(`the newest is ${duration(ageMs)} old`, 'look why the last ones failed')] : []
  for (const backup of known) found.push(...(await keysOf(backup, now)))
  return found.length > 0
    ? found
    : [ok(`the keys of ${known.length} are at hand, the newest is ${duration(ageMs)} old`)]
}

async function keysOf({ keys_path: path }: BackupRow, now: Date): Promise<Result[]> {
  try {
    const file = await readKeysFile(path)
    if (stillValid(file, now.getTime() - GRACE_MS).length === file.keys.length) return []
    return [
      problem(`${path} still has keys that have expired`, 'start the service, or handloop backup prune on its folder'),
    ]
  } catch (error) {
    const says = `the keys file ${path} can't be read (${(error as NodeJS.ErrnoException).code ?? 'it is damaged'})`
    return [
      warning(says, 'mount its folder again; where it was moved on purpose, run handloop backup prune every hour'),
    ]
  }
}
