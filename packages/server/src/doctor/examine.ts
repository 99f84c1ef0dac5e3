import { join } from 'node:path'
import { type Clock, systemClock } from '../clock.ts'
import { clockOffset } from '../installation.ts'
import { runningUrl } from '../running.ts'
import type { Settings } from '../settings.ts'
import { schemaNumber } from '../store/health.ts'
import { migrations } from '../store/migrations/index.ts'
import { whyUnusable } from '../store/postgres/alone.ts'
import { PostgresReader } from '../store/postgres/reader.ts'
import { SqliteReader } from '../store/sqlite-reader.ts'
import { CHECKS } from './checks.ts'
import type { Check, Finding, Subject } from './finding.ts'
import { schemaThere } from './server.ts'

type Looked = Pick<Subject, 'database' | 'server' | 'aheadMs'> & { close: () => Promise<void> }

/** Looks at an installation, whether its service runs or not, and changes nothing. */
export async function examine(settings: Settings): Promise<Finding[]> {
  const clock = systemClock()
  const { close, ...looked } =
    settings.databaseUrl === null
      ? await lookIntoFile(settings.dataDir)
      : await lookIntoServer(settings.databaseUrl, clock)
  try {
    const realNow = clock.realNow()
    const now = new Date(realNow.getTime() + looked.aheadMs)
    const subject = { settings, ...looked, now, realNow, runningUrl: runningUrl(settings.dataDir) }
    const found: Finding[] = []
    for (const check of CHECKS) found.push(...(await checked(check, subject)))
    return found
  } finally {
    await close()
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

const NOTHING: Looked = { database: null, server: null, aheadMs: 0, close: async () => {} }

/** Only a database whose tables are those that this version knows can be asked. */
async function lookIntoFile(dataDir: string): Promise<Looked> {
  let reader: SqliteReader | undefined
  try {
    reader = new SqliteReader(join(dataDir, 'handloop.db'))
    const opened = reader
    if ((await opened.read(schemaNumber)) === migrations.length)
      return { ...NOTHING, database: opened, aheadMs: await opened.read(clockOffset), close: () => opened.close() }
  } catch {
    // The check of the database says what is wrong with it.
  }
  await reader?.close()
  return NOTHING
}

async function lookIntoServer(url: string, clock: Clock): Promise<Looked> {
  try {
    const before = clock.realNow().getTime()
    const reader = await PostgresReader.open(url)
    const after = clock.realNow().getTime()
    const server = { reader, aheadMs: ahead(reader.state.now_ms, before, after) }
    const close = () => reader.close()
    if ((await schemaThere(reader)) !== migrations.length) return { ...NOTHING, server, close }
    return { database: reader, server, aheadMs: await reader.read(clockOffset), close }
  } catch (error) {
    return { ...NOTHING, server: { unreachable: whyUnusable(url, error) } }
  }
}

/** A clock that was looked at between two looks at ours is off by no more than it is outside of them. */
const ahead = (ms: number, before: number, after: number): number => ms - Math.min(Math.max(ms, before), after)
