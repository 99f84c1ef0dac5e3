import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { BackupError } from './backup-error.ts'
import { WHOLE } from './backup-keys.ts'
import { forgetExpired, KEYS_SUFFIX, type KeysFile, readKeysFile, stillValid } from './keys-file.ts'
import { ABOUT, type About, DATA } from './make-backup.ts'
import { type Head, readPayload } from './records.ts'
import { damaged, readChunks } from './sealed-chunks.ts'

/** A backup with those of its keys that are still valid. */
export type OpenedBackup = {
  id: string
  createdMs: number
  keysPath: string
  dataPath: string
  keys: Map<number, Uint8Array>
}

/** A chunk's content; `bytes` is what it takes in the file. */
export type Piece = { head: Head; content: Buffer; bytes: number }

/**
 * @param keysAt  its keys file, or the folder in which the backup has left it
 * @param realNow  the machine's time; keys are judged by service time, which a test may have moved ahead
 * @throws BackupError when these are no backup and its keys, or when the keys have expired
 */
export async function openBackup(folder: string, keysAt: string, realNow: Date): Promise<OpenedBackup> {
  const about = await readAbout(folder)
  const isFolder = (await stat(keysAt).catch(() => undefined))?.isDirectory() === true
  const keysPath = isFolder ? join(keysAt, keysFileOf(folder)) : keysAt
  const file = await readKeys(keysPath, folder)
  if (file.backup !== about.id)
    throw new BackupError(`${keysPath} belongs to another backup; the keys of ${folder} are in ${keysFileOf(folder)}`)
  const nowMs = realNow.getTime() + file.aheadMs
  // Best effort: the file may be on a medium that can't be written.
  await forgetExpired(keysPath, nowMs).catch(() => 0)
  const keys = new Map(stillValid(file, nowMs).map(({ slot, key }) => [slot, key]))
  if (!keys.has(WHOLE))
    throw new BackupError(
      `the backup ${folder} of ${about.createdAt} expired on ${new Date(file.untilMs).toISOString()}: nothing of it can be read any more, so that nothing is kept longer than promised; restore a newer one`,
    )
  return {
    id: about.id,
    createdMs: file.createdMs,
    keysPath: resolve(keysPath),
    dataPath: join(folder, DATA),
    keys,
  }
}

const keysFileOf = (folder: string): string => `${basename(resolve(folder))}${KEYS_SUFFIX}`

async function readAbout(folder: string): Promise<About> {
  const path = join(folder, ABOUT)
  const text = await readFile(path, 'utf8').catch(() => undefined)
  const about = text === undefined ? undefined : parsed(text)
  if (about === undefined || !existsSync(join(folder, DATA)) || folder.replace(/\/+$/, '').endsWith('.part'))
    throw new BackupError(
      `${folder} is no finished backup; give a folder that handloop backup has printed (one that ends in .part is what an interrupted backup left, and can be removed)`,
    )
  if (about.format !== 1)
    throw new BackupError(`${folder} was made by a newer Handloop (format ${about.format}); restore with that version`)
  return about
}

function parsed(text: string): About | undefined {
  try {
    const about = JSON.parse(text) as About
    return about.kind === 'handloop backup' ? about : undefined
  } catch {
    return undefined
  }
}

async function readKeys(path: string, folder: string): Promise<KeysFile> {
  try {
    return await readKeysFile(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw new BackupError(
      `the keys file ${path} can't be read (${code}); without ${keysFileOf(folder)} nothing of the backup can`,
    )
  }
}

/** What the backup holds and may still be read. Ends only when all of it was there, whole and in order. */
export async function* piecesOf({ id, dataPath, keys }: OpenedBackup): AsyncGenerator<Piece> {
  let count = 0
  let isEnded = false
  for await (const { number, bytes, payload, digestBefore } of readChunks({
    path: dataPath,
    backup: id,
    keyOf: slot => keys.get(slot),
  })) {
    if (isEnded) throw damaged(dataPath, number)
    count++
    if (payload === undefined) continue
    const piece = { ...readPayload(payload), bytes }
    if (piece.head.what === 'end') {
      if (piece.head.chunks !== number || piece.head.digest !== digestBefore()) throw damaged(dataPath, number)
      isEnded = true
    }
    yield piece
  }
  if (!isEnded) throw damaged(dataPath, count)
}
