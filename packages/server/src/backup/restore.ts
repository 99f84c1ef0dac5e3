import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { mkdir, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { BackupError, diskProblem } from './backup-error.ts'
import { flushFolder } from './flushed.ts'
import { type OpenedBackup, openBackup, piecesOf } from './opened-backup.ts'
import type { OnProgress } from './progress.ts'
import { RestoredHouse } from './restored-house.ts'

/** In a data dir: what is being restored. As long as it is there, nothing is served. */
export const RESTORING = 'restoring'
/** The lock of whoever uses a data dir, which is no content. */
const LOCK = /^service\.lock/

export type Restoring = {
  backup: string
  keysPath: string
  /** Nobody else uses it: the caller holds it. */
  dataDir: string
  realNow: Date
  onProgress: OnProgress
  /** Lets everything go that is due; given the folder of the restored house, and what it was restored from. */
  settle: (folder: string, from: OpenedBackup) => Promise<void>
}

/**
 * Lays a backup out as a data dir: in a folder inside it first, whose contents move up when all of it is there and
 * everything due is purged.
 *
 * @throws BackupError when that can't be; then the data dir is as empty as it was
 */
export async function restore({ dataDir, ...request }: Restoring): Promise<void> {
  checkEmpty(dataDir)
  const folder = join(dataDir, RESTORING)
  try {
    const from = await openBackup(request.backup, request.keysPath, request.realNow)
    await mkdir(folder, { mode: 0o700 })
    await flushFolder(dataDir)
    await layOut(from, folder, request.onProgress)
    await request.settle(folder, from)
    await moveUp(folder, dataDir)
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw diskProblem(error, 'the restore')
  }
}

function checkEmpty(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const names = readdirSync(dataDir).filter(name => !LOCK.test(name))
  if (names.includes(RESTORING)) throw new BackupError(unfinished(dataDir))
  if (names.length > 0)
    throw new BackupError(
      `the data dir ${dataDir} is not empty (${names.slice(0, 3).join(', ')}); a backup is restored into an empty one: move what is there away, or set HANDLOOP_DATA_DIR to another folder`,
    )
}

const unfinished = (dataDir: string): string =>
  `the data dir ${dataDir} holds a restore that did not come to its end; remove the folder and restore again`

/** @throws BackupError when a restore into the data dir was interrupted, or is under way */
export function refuseUnfinished(dataDir: string): void {
  if (existsSync(join(dataDir, RESTORING))) throw new BackupError(unfinished(dataDir))
}

async function layOut(from: OpenedBackup, folder: string, onProgress: OnProgress): Promise<void> {
  const house = new RestoredHouse(folder)
  // Whatever the umask says: these files hold secrets.
  const before = process.umask(0o077)
  try {
    for await (const { head, content, bytes } of piecesOf(from)) {
      await house.take(head, content)
      house.done.bytes += bytes
      onProgress(house.done)
    }
    await house.finish()
  } finally {
    process.umask(before)
    await house.close()
  }
}

/** The folder's name goes last: until then the data dir counts as unfinished. */
async function moveUp(folder: string, dataDir: string): Promise<void> {
  for (const name of readdirSync(folder)) await rename(join(folder, name), join(dataDir, name))
  await flushFolder(dataDir)
  await rmdir(folder)
  await flushFolder(dataDir)
  await flushFolder(dirname(dataDir))
}
