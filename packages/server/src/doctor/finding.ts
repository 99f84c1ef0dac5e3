import type { Settings } from '../settings.ts'
import type { PostgresReader } from '../store/postgres/reader.ts'
import type { Database } from '../store/sql.ts'

export type Level = 'ok' | 'warning' | 'problem'

/** What was found, in a sentence, and what to do about it unless it is well. */
export type Finding = { about: string; level: Level; says: string; next?: string }

/** `aheadMs`: by how much its clock is ahead of the machine's. */
export type Server = { reader: PostgresReader; aheadMs: number }

/** What is looked at. Nothing of it is changed. */
export type Subject = {
  settings: Settings
  /** null: there is none yet, or it can't be used; the check of the database says which. */
  database: Pick<Database, 'read'> | null
  /** The database server, or why it can't be asked; null: the database is embedded. */
  server: Server | { unreachable: string } | null
  /** Service time. */
  now: Date
  /** The machine's time. */
  realNow: Date
  /** By how much a test has moved service time ahead. */
  aheadMs: number
  /** Where a service that runs on the data dir is reached; undefined when none does. */
  runningUrl: string | undefined
}

export type Check = { about: string; run: (subject: Subject) => Promise<Result[]> }
export type Result = Omit<Finding, 'about'>

export const ok = (says: string): Result => ({ level: 'ok', says })
export const warning = (says: string, next: string): Result => ({ level: 'warning', says, next })
export const problem = (says: string, next: string): Result => ({ level: 'problem', says, next })

/** `3 days`, `2 h`, `5 min`, `7 s`: as exact as an operator cares for. */
export function duration(ms: number): string {
  const steps: [number, string][] = [
    [86_400_000, 'days'],
    [3_600_000, 'h'],
    [60_000, 'min'],
  ]
  const [unit, word] = steps.find(([unit]) => ms >= 2 * unit) ?? [1000, 's']
  return `${Math.round(ms / unit)} ${word}`
}
