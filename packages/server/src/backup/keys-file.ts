import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BackupError } from './backup-error.ts'
import { type BackupKey, WHOLE } from './backup-keys.ts'
import { replaceFlushed, writeFlushed } from './flushed.ts'

/**
 * What opens a backup, kept apart from it. `aheadMs`: how far service time was moved ahead for a test, so that the
 * file's own times can be told on a machine that has no service.
 */
export type KeysFile = { backup: string; createdMs: number; aheadMs: number; untilMs: number; keys: BackupKey[] }

export const KEYS_SUFFIX = '.keys.json'
const KIND = 'handloop backup keys'

type Stored = {
  kind: string
  backup: string
  createdAt: string
  until: string
  aheadMs: number
  keys: { slot: number; until: string; key: string }[]
}

const iso = (ms: number): string => new Date(ms).toISOString()

function textOf({ backup, createdMs, aheadMs, untilMs, keys }: KeysFile): string {
  const kept = keys.map(({ slot, untilMs: until, key }) => ({
    slot,
    until: iso(until),
    key: Buffer.from(key).toString('base64'),
  }))
  const stored: Stored = { kind: KIND, backup, createdAt: iso(createdMs), until: iso(untilMs), aheadMs, keys: kept }
  return `${JSON.stringify(stored, null, 1)}\n`
}

export const writeKeysFile = (path: string, file: KeysFile): Promise<void> => writeFlushed(path, textOf(file))

/** @throws BackupError when it is no keys file; whatever the system says when it can't be read */
export async function readKeysFile(path: string): Promise<KeysFile> {
  const text = await readFile(path, 'utf8')
  try {
    const stored = JSON.parse(text) as Stored
    if (stored.kind !== KIND) throw new Error('another kind of file')
    return {
      backup: stored.backup,
      createdMs: Date.parse(stored.createdAt),
      untilMs: Date.parse(stored.until),
      aheadMs: stored.aheadMs,
      keys: stored.keys.map(({ slot, until, key }) => ({
        slot,
        untilMs: Date.parse(until),
        key: Buffer.from(key, 'base64'),
      })),
    }
  } catch {
    throw new BackupError(
      `${path} is no keys file of a backup, or damaged; it is named like the backup, with ${KEYS_SUFFIX} behind`,
    )
  }
}

/** Without its first key a backup can't be opened at all, so the others go with it. */
export function stillValid({ keys }: KeysFile, nowMs: number): BackupKey[] {
  const valid = keys.filter(({ untilMs }) => untilMs > nowMs)
  return valid.some(({ slot }) => slot === WHOLE) ? valid : []
}

/** Takes the keys out of a keys file whose time has come. @returns how many went */
export async function forgetExpired(path: string, nowMs: number): Promise<number> {
  const file = await readKeysFile(path)
  const keys = stillValid(file, nowMs)
  const gone = file.keys.length - keys.length
  if (gone > 0) await replaceFlushed(path, textOf({ ...file, keys }))
  return gone
}

type Pruned = { files: number; gone: number; problems: string[] }

/** The same for every keys file in a folder, by the machine's own clock: for machines on which no service runs. */
export async function forgetExpiredIn(folder: string, realNow: Date): Promise<Pruned> {
  const names = await readdir(folder).catch(error => {
    throw new BackupError(`the folder ${folder} can't be read (${error.code}); give the folder with the keys files`)
  })
  const pruned: Pruned = { files: 0, gone: 0, problems: [] }
  for (const name of names.filter(one => one.endsWith(KEYS_SUFFIX))) {
    const path = join(folder, name)
    pruned.files++
    try {
      const { aheadMs } = await readKeysFile(path)
      pruned.gone += await forgetExpired(path, realNow.getTime() + aheadMs)
    } catch (error) {
      // The others' keys are to go all the same.
      pruned.problems.push(error instanceof BackupError ? error.message : `${path} can't be pruned: ${error}`)
    }
  }
  return pruned
}
