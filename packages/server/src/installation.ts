import { addressesOf } from './addresses.ts'
import { refuseUnfinished } from './backup/restore.ts'
import { type MovableClock, systemClock } from './clock.ts'
import { makeDataDir } from './data-dir.ts'
import { Keys, newAccessKey, newMasterKey } from './keys.ts'
import type { Settings } from './settings.ts'
import { insertAccessKey, insertAccount, ROOT_ACCOUNT } from './store/accounts.ts'
import { installationValue, setInstallationValue } from './store/installation.ts'
import { openDatabase } from './store/open-database.ts'
import type { Database, Unit } from './store/sql.ts'
import { openRegion } from './workforce/default-team.ts'

/** An opened data dir or database: what both the service and the command line begin with. */
export type Installation = { db: Database; clock: MovableClock; keys: Keys; directoryIssuer: string }

/** Opens the data dir or the shared database; the first time, makes account, access key, directory, workforce and team. */
export async function openInstallation(settings: Settings): Promise<Installation> {
  if (settings.databaseUrl === null) makeDataDir(settings.dataDir)
  refuseUnfinished(settings.dataDir)
  return installationOn(await openDatabase({ dataDir: settings.dataDir, url: settings.databaseUrl }), settings)
}

export async function installationOn(db: Database, settings: Settings): Promise<Installation> {
  const clock = systemClock()
  const known = await db.read(readInstallation)
  const found = known ?? (await db.write(() => firstStart(settings, clock.now())))
  clock.offsetMs = found.offsetMs
  return { db, clock, keys: new Keys(found.masterKey), directoryIssuer: found.directoryIssuer }
}

type Found = { masterKey: Uint8Array; directoryIssuer: string; offsetMs: number }

function* readInstallation(): Unit<Found | undefined> {
  const masterKey = yield* installationValue('masterKey')
  const issuer = yield* installationValue('directoryIssuer')
  if (masterKey === undefined || issuer === undefined) return undefined
  return { masterKey, directoryIssuer: Buffer.from(issuer).toString(), offsetMs: yield* clockOffset() }
}

/** How far `handloop clock advance` has moved service time, in milliseconds. */
export function* clockOffset(): Unit<number> {
  const offset = yield* installationValue('clockOffsetMs')
  return offset === undefined ? 0 : Number(Buffer.from(offset).toString())
}

function* firstStart(settings: Settings, at: Date): Unit<Found> {
  // Another process may have been first.
  const known = yield* readInstallation()
  if (known !== undefined) return known
  const masterKey = newMasterKey()
  // Answers name the issuer for ever, so it does not follow the address when that changes later.
  const directoryIssuer = `${addressesOf(settings, settings.port).publicUrl}/directory`
  yield* setInstallationValue('masterKey', masterKey)
  yield* setInstallationValue('directoryIssuer', Buffer.from(directoryIssuer))
  yield* insertAccount(ROOT_ACCOUNT, at)
  yield* insertAccessKey({ ...newAccessKey(), accountId: ROOT_ACCOUNT }, at)
  yield* openRegion({ accountId: ROOT_ACCOUNT, region: settings.region }, at)
  return { masterKey, directoryIssuer, offsetMs: 0 }
}
