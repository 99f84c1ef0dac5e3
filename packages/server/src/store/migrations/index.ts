import { SettingsError } from '../../settings.ts'
import { foundation } from './0001-foundation.ts'
import { retention } from './0002-retention.ts'
import { tallies } from './0003-tallies.ts'
import { backups } from './0004-backups.ts'
import { deliveryLanes } from './0005-delivery-lanes.ts'
import { unusedTemplates } from './0006-unused-templates.ts'
import { history } from './0007-history.ts'
import { portal } from './0008-portal.ts'
import { reportsAndRefusals } from './0009-reports-and-refusals.ts'
import { namesFirst } from './0010-names-first.ts'

/** In order, forward only: a migration that has been released is never edited. */
export const migrations: readonly { name: string; sql: string }[] = [
  { name: '0001-foundation', sql: foundation },
  { name: '0002-retention', sql: retention },
  { name: '0003-tallies', sql: tallies },
  { name: '0004-backups', sql: backups },
  { name: '0005-delivery-lanes', sql: deliveryLanes },
  { name: '0006-unused-templates', sql: unusedTemplates },
  { name: '0007-history', sql: history },
  { name: '0008-portal', sql: portal },
  { name: '0009-reports-and-refusals', sql: reportsAndRefusals },
  { name: '0010-names-first', sql: namesFirst },
]

/** @throws SettingsError when a newer program has been at the database: this one can't know what it would break */
export function mustKnow(schema: number): void {
  if (schema > migrations.length)
    throw new SettingsError(
      `the database is at schema ${schema}, this version of Handloop knows ${migrations.length}: use a newer Handloop`,
    )
}
