import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { mkdir, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { OutcomeUnknown } from '../store/postgres/errors.ts'
import type { Database } from '../store/sql.ts'
import { BackupError, diskProblem } from './backup-error.ts'
import { flushFolder } from './flushed.ts'
import { type NewDatabase, NewFile, NewOnServer } from './new-database.ts'
import { type OpenedBackup, openBackup, piecesOf } from './opened-backup.ts'
import type { OnProgress } from './progress.ts'
import { RestoredHouse } from './restored-house.ts'

/** In a data dir: what is being restored. As long as it is there, nothing is served. */
export const RESTORING = 'restoring'
/** The lock of whoever uses a data dir, which is no content. */
const LOCK = /^service\.lock/

export type Restoring = {
  backup: string
  /** its keys file, or the folder that this is in */
  keysPath: string
  /** Nobody else uses it: the caller holds it. */
  dataDir: string
  /** of an empty PostgreSQL database; null: the one in the data dir */
  databaseUrl: string | null
  realNow: Date
  onProgress: OnProgress
  /** Lets everything go that is due; given the database, and what it was restored from. */
  settle: (db: Database, from: OpenedBackup) => Promise<void>
}

/**
 * Lays a backup out as a data dir: in a folder inside it first, whose contents move up when all of it is there and
 * everything due is purged. A database elsewhere is committed last of all.
 *
 * @returns how many objects of the backup were left out, because an S3 service keeps them now
 * @throws BackupError when that can't be; then data dir and database are as empty as they were
 */
export async function restore({ dataDir, databaseUrl, ...request }: Restoring): Promise<number> {
  checkEmpty(dataDir)
  const folder = join(dataDir, RESTORING)
  const database = databaseUrl === null ? new NewFile(folder) : new NewOnServer(databaseUrl)
  try {
    const from = await openBackup(request.backup, request.keysPath, request.realNow)
    await mkdir(folder, { mode: 0o700 })
    await flushFolder(dataDir)
    const objectsLeftOut = await layOut(from, folder, database, request.onProgress)
    await database.settle(db => request.settle(db, from))
    await moveUp(folder, dataDir)
    await database.commit()
    await removeName(folder, dataDir)
    return objectsLeftOut
  } catch (error) {
    await database.close()
    if (!(error instanceof OutcomeUnknown)) await empty(dataDir)
    throw diskProblem(error, 'the restore')
  }
}

function checkEmpty(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const names = contentsOf(dataDir)
  if (names.includes(RESTORING)) throw new BackupError(unfinished(dataDir))
  if (names.length > 0)
    throw new BackupError(
      `the data dir ${dataDir} is not empty (${names.slice(0, 3).join(', ')}); a backup is restored into an empty one: move what is there away, or set HANDLOOP_DATA_DIR to another folder`,
    )
}

const contentsOf = (dataDir: string): string[] => readdirSync(dataDir).filter(name => !LOCK.test(name))

const unfinished = (dataDir: string): string =>
  `the data dir ${dataDir} holds a restore that did not come to its end; remove the folder and restore again`

/** @throws BackupError when a restore into the data dir was interrupted, or is under way */
export function refuseUnfinished(dataDir: string): void {
  if (existsSync(join(dataDir, RESTORING))) throw new BackupError(unfinished(dataDir))
}

async function layOut(
  from: OpenedBackup,
  folder: string,
  database: NewDatabase,
  onProgress: OnProgress,
): Promise<number> {
  const house = new RestoredHouse(folder, database)
  // Whatever the umask says: these files hold secrets.
  const before = process.umask(0o077)
  try {
    for await (const { head, content, bytes } of piecesOf(from)) {
      await house.take(head, content)
      house.done.bytes += bytes
      onProgress(house.done)
    }
    await house.finish()
    return house.objectsLeftOut
  } finally {
    process.umask(before)
    await house.close()
  }
}

async function moveUp(folder: string, dataDir: string): Promise<void> {
  for (const name of readdirSync(folder)) await rename(join(folder, name), join(dataDir, name))
  await flushFolder(dataDir)
}

/** The folder's name goes last: until then the data dir counts as unfinished. */
async function removeName(folder: string, dataDir: string): Promise<void> {
  await rmdir(folder)
  await flushFolder(dataDir)
  await flushFolder(dirname(dataDir))
}

async function empty(dataDir: string): Promise<void> {
  for (const name of contentsOf(dataDir)) await rm(join(dataDir, name), { recursive: true, force: true })
}
