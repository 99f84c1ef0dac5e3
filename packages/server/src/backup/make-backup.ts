import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { type Keys, newId } from '../keys.ts'
import { INDEX_VERSION } from '../objects/index-database.ts'
import { forgetBackup, insertBackup } from '../store/backups.ts'
import { migrations } from '../store/migrations/index.ts'
import type { Store } from '../store/store.ts'
import type { TableSource } from '../store/table-copy.ts'
import { backUpEvents } from './back-up-events.ts'
import { backUpObjects } from './back-up-objects.ts'
import { backUpRows, report, type Writing } from './back-up-rows.ts'
import { BackupError, diskProblem } from './backup-error.ts'
import { BackupKeys } from './backup-keys.ts'
import { flushFolder, writeFlushed } from './flushed.ts'
import { KEYS_SUFFIX, writeKeysFile } from './keys-file.ts'
import type { OnProgress } from './progress.ts'
import { payloadOf } from './records.ts'
import { ChunkWriter } from './sealed-chunks.ts'

/** What is to be backed up. `aheadMs`: how far service time was moved ahead for a test. */
export type Subject = {
  store: Store
  /** Opens the database at the state it has now. */
  openTables: () => Promise<TableSource>
  keys: Keys
  now: Date
  aheadMs: number
  dataDir: string
  /** null: objects are kept by an outside service, which has backups of its own. */
  objectsFolder: string | null
}

export const ABOUT = 'backup.json'
export const DATA = 'data.sealed'

/** The readable part of a backup: what is needed to find its keys, and nothing else. */
export type About = { kind: 'handloop backup'; format: 1; id: string; createdAt: string }

export type Place = { folder: string; keysFolder: string }

/**
 * Backs a running house up: sealed data in one folder, what opens it in another.
 *
 * @returns the backup's folder
 * @throws BackupError when it can't be made; then there is nothing of it
 */
export async function makeBackup(subject: Subject, place: Place, onProgress: OnProgress): Promise<string> {
  try {
    return await writeBackup(subject, checked(place, subject.dataDir), onProgress)
  } catch (error) {
    throw diskProblem(error, 'the backup')
  }
}

/** Makes the folders where they are missing, and sees to it that they are apart. */
function checked({ folder, keysFolder }: Place, dataDir: string): Place {
  for (const path of [folder, keysFolder]) mkdirSync(path, { recursive: true, mode: 0o700 })
  const real = { folder: realpathSync(folder), keysFolder: realpathSync(keysFolder) }
  if (isInside(real.keysFolder, real.folder))
    throw new BackupError(
      `the keys can't go to ${keysFolder}, which is in the backup's folder: whoever copies that would have both, and nothing would expire; give another folder behind --keys`,
    )
  // Beside a database elsewhere there need not be one.
  for (const path of Object.values(real))
    if (existsSync(dataDir) && isInside(path, realpathSync(dataDir)))
      throw new BackupError(`${path} is in the data dir, which a backup is to outlive; give a folder outside it`)
  return real
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way === '' || !(way === '..' || way.startsWith('../'))
}

const nameAt = (time: Date): string => `handloop-${time.toISOString().replace(/[-:]|\.\d+/g, '')}`

async function writeBackup(subject: Subject, { folder, keysFolder }: Place, onProgress: OnProgress): Promise<string> {
  const { store, now, aheadMs } = subject
  const name = nameAt(now)
  const final = join(folder, name)
  const unfinished = `${final}.part`
  const keysPath = join(keysFolder, `${name}${KEYS_SUFFIX}`)
  for (const path of [final, unfinished, keysPath])
    if (existsSync(path)) throw new BackupError(`${path} is there already; try again in a second, or remove it`)
  const id = newId()
  const keys = new BackupKeys(now.getTime())
  await mkdir(unfinished, { mode: 0o700 })
  try {
    await writeData(subject, { folder: unfinished, id, keys, onProgress })
    // Known first: a keys file that nobody knows would keep its keys for ever.
    await store.write(() => insertBackup({ id, keys_path: keysPath, created_ms: now.getTime() }))
    const { createdMs, untilMs } = keys
    await writeKeysFile(keysPath, { backup: id, createdMs, untilMs, aheadMs, keys: keys.all() })
    await rename(unfinished, final)
    for (const one of [folder, dirname(folder), dirname(keysFolder)]) await flushFolder(one)
    return final
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    await rm(keysPath, { force: true })
    await store.write(() => forgetBackup(id)).catch(() => {})
    throw error
  }
}

type Target = { folder: string; id: string; keys: BackupKeys; onProgress: OnProgress }

/** Until the last line of this the keys are in no file: what a killed backup leaves can be opened by nobody. */
async function writeData(subject: Subject, { folder, id, keys, onProgress }: Target): Promise<void> {
  const file = await open(join(folder, DATA), 'wx', 0o600)
  try {
    const writer = new ChunkWriter(file, id)
    await writeChunks(subject, id, { writer, keys, done: { rows: 0, objects: 0, bytes: 0 }, onProgress })
    await file.sync()
  } finally {
    await file.close()
  }
  const about: About = { kind: 'handloop backup', format: 1, id, createdAt: subject.now.toISOString() }
  await writeFlushed(join(folder, ABOUT), `${JSON.stringify(about, null, 1)}\n`)
}

/**
 * Rows first: an output or an event that a row says has left the house is then found among what is copied later, and
 * one that is copied although no row says so is only sent once more, as the same object or under the same id.
 */
async function writeChunks(subject: Subject, id: string, writing: Writing): Promise<void> {
  const { objectsFolder } = subject
  const { writer, keys, done } = writing
  const whole = keys.for(null)!
  const objectsVersion = objectsFolder === null ? null : INDEX_VERSION
  const schema = migrations.length
  await writer.write(whole, payloadOf({ what: 'about', backup: id, createdMs: keys.createdMs, schema, objectsVersion }))
  const tables = await subject.openTables()
  try {
    await backUpRows(tables, (content, classifiers) => subject.keys.inputDigest(content, classifiers), writing)
  } finally {
    // At once: as long as somebody reads the old state, purged rows stay in the write-ahead log.
    await tables.close()
  }
  await backUpEvents(join(subject.dataDir, 'events.ndjson'), writing)
  if (objectsFolder !== null) await backUpObjects(objectsFolder, writing)
  const { rows, objects } = done
  await writer.write(whole, payloadOf({ what: 'end', chunks: writer.count, digest: writer.digest(), rows, objects }))
  report(writing)
}
