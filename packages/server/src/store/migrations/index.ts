import { foundation } from './0001-foundation.ts'

/** In order, forward only: a migration that has been released is never edited. */
export const migrations: readonly { name: string; sql: string }[] = [{ name: '0001-foundation', sql: foundation }]
