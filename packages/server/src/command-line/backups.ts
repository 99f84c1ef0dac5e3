import { join } from 'node:path'
import pino from 'pino'
import { forgetExpiredIn } from '../backup/keys-file.ts'
import { makeBackup } from '../backup/make-backup.ts'
import type { OpenedBackup } from '../backup/opened-backup.ts'
import type { Done, OnProgress } from '../backup/progress.ts'
import { restore } from '../backup/restore.ts'
import { systemClock } from '../clock.ts'
import { Housekeeping } from '../housekeeping/housekeeping.ts'
import { closeHouse, type House, openHouse } from '../parts.ts'
import { holdDataDir } from '../running.ts'
import type { Settings } from '../settings.ts'
import { insertBackup } from '../store/backups.ts'
import { SqliteTableSource } from '../store/sqlite-tables.ts'
import { oneWord, readOptions } from './arguments.ts'
import { CommandError } from './command-error.ts'
import { withHouse } from './with-house.ts'

/** What happens to be in the data dir of a node is not the installation. */
function checkEmbedded({ databaseUrl }: Settings): void {
  if (databaseUrl === null) return
  throw new CommandError(
    'HANDLOOP_DATABASE_URL is set, and backup and restore know only the database in the data dir so far; use pg_dump, and delete its copies after 30 days, because nothing in them expires',
  )
}

/** Prints the new backup's folder. */
export async function backup(args: string[], settings: Settings): Promise<string> {
  checkEmbedded(settings)
  const { words, options } = readOptions('backup', args, ['keys'])
  const folder = oneWord('backup', 'FOLDER', words)
  const keysFolder = keysOption('backup', 'KEYS_FOLDER', options)
  return withHouse(settings, house =>
    tellingProgress('backed up', onProgress =>
      makeBackup(subjectOf(house, settings), { folder, keysFolder }, onProgress),
    ),
  )
}

const subjectOf = ({ services, installation, objects }: House, { dataDir }: Settings) => ({
  store: services.store,
  openTables: () => new SqliteTableSource(join(dataDir, 'handloop.db')),
  keys: services.keys,
  now: services.clock.now(),
  aheadMs: installation.clock.offsetMs,
  dataDir,
  objectsFolder: objects.own === undefined ? null : join(dataDir, 'objects'),
})

function keysOption(command: string, what: string, options: Map<string, string[]>): string {
  const keys = options.get('keys')?.at(-1)
  if (keys === undefined || keys === '')
    throw new CommandError(`${command} needs --keys ${what}: what opens a backup is kept apart from it`)
  return keys
}

export async function backupRestore(args: string[], settings: Settings): Promise<undefined> {
  checkEmbedded(settings)
  const { words, options } = readOptions('restore', args, ['keys'])
  const folder = oneWord('restore', 'BACKUP', words)
  const keysPath = keysOption('restore', 'KEYS_FILE', options)
  const release = holdDataDir(settings.dataDir)
  try {
    const settle = (restored: string, from: OpenedBackup) => settleHouse({ ...settings, dataDir: restored }, from)
    const realNow = systemClock().realNow()
    const { dataDir } = settings
    await tellingProgress('restored', onProgress =>
      restore({ backup: folder, keysPath, dataDir, realNow, onProgress, settle }),
    )
  } finally {
    release()
  }
  return undefined
}

/** The restored house looks after the keys of the backup that it came from, and keeps nothing that is due. */
async function settleHouse(settings: Settings, { id, keysPath, createdMs }: OpenedBackup): Promise<void> {
  const house = await openHouse(settings, settings.port, pino({ level: 'silent' }))
  try {
    await house.services.store.write(() => insertBackup({ id, keys_path: keysPath, created_ms: createdMs }))
    await new Housekeeping(house.services, house.sinks).purgeAll()
  } finally {
    await closeHouse(house)
  }
}

export async function backupPrune(args: string[]): Promise<undefined> {
  const folder = oneWord('backup prune', 'KEYS_FOLDER', args)
  const { files, gone, problems } = await forgetExpiredIn(folder, systemClock().realNow())
  process.stderr.write(`handloop: ${gone} expired keys forgotten in ${files} keys files\n`)
  if (problems.length > 0) throw new CommandError(problems.join('; '))
  return undefined
}

const TELL_MS = 500

/** Tells on standard error, twice a second and at the end, how far some work is. */
async function tellingProgress<T>(verb: string, work: (onProgress: OnProgress) => Promise<T>): Promise<T> {
  let last: Readonly<Done> = { rows: 0, objects: 0, bytes: 0 }
  let toldAt = performance.now()
  const tell = ({ rows, objects, bytes }: Readonly<Done>): boolean =>
    process.stderr.write(`handloop: ${verb} ${rows} rows, ${objects} objects, ${(bytes / 1e6).toFixed(1)} MB\n`)
  const result = await work(done => {
    last = done
    if (performance.now() - toldAt < TELL_MS) return
    toldAt = performance.now()
    tell(done)
  })
  tell(last)
  return result
}
