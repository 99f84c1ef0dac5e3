import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { makeDataDir } from './data-dir.ts'
import { SettingsError } from './settings.ts'

/**
 * Makes sure that one service at a time serves from a data dir. The lock is a database's own: the system takes it away
 * from a process that dies, however it dies.
 * @returns lets go of the data dir
 * @throws SettingsError when another service holds it
 */
export function holdDataDir(dataDir: string): () => void {
  makeDataDir(dataDir)
  const lock = new DatabaseSync(join(dataDir, 'service.lock'))
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch {
    lock.close()
    throw new SettingsError(
      `another Handloop service is using the data dir ${dataDir}; stop it, or set HANDLOOP_DATA_DIR to another folder`,
    )
  }
  return () => lock.close()
}

/** Writes where the service is and which process it is. @returns takes that back */
export function announce(dataDir: string, url: string): () => void {
  const files = { url, pid: String(process.pid) }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(dataDir, name), `${content}\n`)
  return () => {
    for (const name of Object.keys(files)) rmSync(join(dataDir, name), { force: true })
  }
}

/** The URL of the service that runs on this data dir, if one does. */
export function runningUrl(dataDir: string): string | undefined {
  try {
    process.kill(Number(readFileSync(join(dataDir, 'pid'), 'utf8')), 0)
    return readFileSync(join(dataDir, 'url'), 'utf8').trim()
  } catch {
    return undefined
  }
}
