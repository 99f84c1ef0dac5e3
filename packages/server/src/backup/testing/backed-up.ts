import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type { Database } from '../../store/sql.ts'
import { makeBackup } from '../make-backup.ts'
import { restore } from '../restore.ts'
import { contentsOf, DAY, FullHouse, MARK, NOW, purgeAt } from './full-house.ts'

export const EVENTS = [29, 20, 20, 10, 1].map((days, i) =>
  JSON.stringify({ id: `e${i}`, time: new Date(NOW - days * DAY + 1_800_000).toISOString(), text: MARK }),
)

export type Made = { house: FullHouse; backup: string; keysPath: string; before: Record<string, unknown[]> }

/** Backups of a full house, and restores of them, in a folder that is gone when the file's tests are done. */
export function inAFolder() {
  const temporary = mkdtempSync(join(tmpdir(), 'handloop-backup-'))
  after(() => rmSync(temporary, { recursive: true, force: true }))
  let count = 0
  const newPath = (): string => join(temporary, String(++count))

  /** @param url  of the empty database that the house is to have; null: one in its data dir */
  const backedUp = async (url: string | null = null): Promise<Made> => {
    const house = await FullHouse.make(newPath(), url)
    writeFileSync(join(house.dataDir, 'events.ndjson'), EVENTS.map(line => `${line}\n`).join(''))
    const before = await contentsOf(house.place)
    const [folder, keysFolder] = [newPath(), newPath()]
    const backup = await makeBackup(house.subject(), { folder, keysFolder }, () => {})
    return { house, backup, keysPath: join(keysFolder, readdirSync(keysFolder)[0]!), before }
  }

  /** @returns the data dir that it was restored into, purged as of that time */
  const restored = async (
    { backup, keysPath }: Pick<Made, 'backup' | 'keysPath'>,
    ms = NOW,
    dataDir = newPath(),
    databaseUrl: string | null = null,
  ): Promise<string> => {
    const settle = (db: Database) => purgeAt(db, ms)
    await restore({ backup, keysPath, dataDir, databaseUrl, realNow: new Date(ms), onProgress: () => {}, settle })
    return dataDir
  }

  return { newPath, backedUp, restored }
}
