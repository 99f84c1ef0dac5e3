import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench } from '../figure.ts'
import { embeddedDatabase, type OutsideDatabase } from './database.ts'

/** Where a service keeps what it knows; outlives the service. */
export type Ground = {
  dataDir: string
  /** What the service is told about it, beside its data dir. */
  env: Record<string, string>
  open: () => OutsideDatabase
}

export function embeddedGround({ folder }: Pick<Bench, 'folder'>): Ground {
  const dataDir = mkdtempSync(join(folder, 'data-'))
  return { dataDir, env: {}, open: () => embeddedDatabase(dataDir) }
}

/** Asks the database one question. @returns the number that is the answer */
export async function count({ open }: Ground, query: string): Promise<number> {
  const db = open()
  try {
    return Number((await db.column(query))[0])
  } finally {
    await db.close()
  }
}
