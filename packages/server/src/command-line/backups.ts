import { join } from 'node:path'
import pino from 'pino'
import { forgetExpiredIn } from '../backup/keys-file.ts'
import { makeBackup } from '../backup/make-backup.ts'
import type { OpenedBackup } from '../backup/opened-backup.ts'
import type { Done, OnProgress } from '../backup/progress.ts'
import { restore } from '../backup/restore.ts'
import { systemClock } from '../clock.ts'
import { configuredSinks } from '../delivery/sinks.ts'
import { Housekeeping } from '../housekeeping/housekeeping.ts'
import { installationOn } from '../installation.ts'
import type { House } from '../parts.ts'
import { holdDataDir } from '../running.ts'
import type { Settings } from '../settings.ts'
import { insertBackup } from '../store/backups.ts'
import { openTableSource } from '../store/open-database.ts'
import type { Database } from '../store/sql.ts'
import { Store } from '../store/store.ts'
import { oneWord, readOptions } from './arguments.ts'
import { CommandError } from './command-error.ts'
import { withHouse } from './with-house.ts'

/** Prints the new backup's folder. */
export async function backup(args: string[], settings: Settings): Promise<string> {
  const { words, options } = readOptions('backup', args, ['keys'])
  const folder = oneWord('backup', 'FOLDER', words)
  const keysFolder = keysOption('backup', 'KEYS_FOLDER', options)
  return withHouse(settings, house =>
    tellingProgress('backed up', onProgress =>
      makeBackup(subjectOf(house, settings), { folder, keysFolder }, onProgress),
    ),
  )
}

const subjectOf = ({ services, installation, objects }: House, { dataDir, databaseUrl }: Settings) => ({
  store: services.store,
  openTables: () => openTableSource({ dataDir, url: databaseUrl }),
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
  const { words, options } = readOptions('restore', args, ['keys'])
  const folder = oneWord('restore', 'BACKUP', words)
  const keysPath = keysOption('restore', 'KEYS_FOLDER', options)
  const release = holdDataDir(settings.dataDir)
  try {
    const settle = (db: Database, from: OpenedBackup) => settleHouse(db, settings, from)
    const realNow = systemClock().realNow()
    const { dataDir, databaseUrl } = settings
    const objectsLeftOut = await tellingProgress('restored', onProgress =>
      restore({ backup: folder, keysPath, dataDir, databaseUrl, realNow, onProgress, settle }),
    )
    if (objectsLeftOut > 0) process.stderr.write(`handloop: ${leftOut(objectsLeftOut)}\n`)
  } finally {
    release()
  }
  return undefined
}

const leftOut = (count: number): string =>
  `${count} objects of the backup were left out, because HANDLOOP_S3_ENDPOINT keeps objects now; docs/operations.md, "From one database to the other", says how to copy them there`

/** The restored house looks after the keys of the backup that it came from, and keeps nothing that is due. */
async function settleHouse(db: Database, settings: Settings, { id, keysPath, createdMs }: OpenedBackup): Promise<void> {
  const { clock, keys } = await installationOn(db, settings)
  const sinks = configuredSinks(settings, keys, clock)
  const { sendsTaskEvents } = settings.events
  const store = new Store(db, clock, { sinks: sinks.map(sink => sink.name), sendsTaskEvents })
  await store.write(() => insertBackup({ id, keys_path: keysPath, created_ms: createdMs }))
  await new Housekeeping({ store, clock, keys, log: pino({ level: 'silent' }) }, sinks).purgeAll()
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
