import { join } from 'node:path'
import { systemClock } from '../clock.ts'
import { clockOffset } from '../installation.ts'
import { runningUrl } from '../running.ts'
import type { Settings } from '../settings.ts'
import { schemaNumber } from '../store/health.ts'
import { migrations } from '../store/migrations/index.ts'
import { SqliteReader } from '../store/sqlite-reader.ts'
import { CHECKS } from './checks.ts'
import type { Check, Finding, Subject } from './finding.ts'

/** Looks at an installation, whether its service runs or not, and changes nothing. */
export async function examine(settings: Settings): Promise<Finding[]> {
  const clock = systemClock()
  const { database, aheadMs } = openReadable(settings)
  try {
    const realNow = clock.realNow()
    const now = new Date(realNow.getTime() + aheadMs)
    const subject = { settings, database, now, realNow, aheadMs, runningUrl: runningUrl(settings.dataDir) }
    const found: Finding[] = []
    for (const check of CHECKS) found.push(...(await checked(check, subject)))
    return found
  } finally {
    database?.close()
  }
}

async function checked({ about, run }: Check, subject: Subject): Promise<Finding[]> {
  try {
    return (await run(subject)).map(result => ({ about, ...result }))
  } catch (error) {
    const next = 'see to it that this can be looked at, then run handloop doctor again'
    return [{ about, level: 'problem', says: `could not be checked: ${String(error)}`, next }]
  }
}

/** Only a database whose tables are those that this version knows can be asked. */
function openReadable({ dataDir, databaseUrl }: Settings): Pick<Subject, 'database' | 'aheadMs'> {
  // What happens to be in the data dir of a node is not the installation.
  if (databaseUrl !== null) return { database: null, aheadMs: 0 }
  let reader: SqliteReader | undefined
  try {
    reader = new SqliteReader(join(dataDir, 'handloop.db'))
    if (reader.read(schemaNumber) === migrations.length) return { database: reader, aheadMs: reader.read(clockOffset) }
  } catch {
    // The check of the database says what is wrong with it.
  }
  reader?.close()
  return { database: null, aheadMs: 0 }
}
