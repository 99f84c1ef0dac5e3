import { addresses } from './addresses.ts'
import { backups } from './backups.ts'
import { buckets } from './buckets.ts'
import { clock } from './clock.ts'
import { closedAccountsWaiting } from './closed-accounts.ts'
import { dataDir } from './data-dir.ts'
import { database } from './database.ts'
import type { Check } from './finding.ts'
import { nodeVersion } from './node-version.ts'
import { overdue } from './overdue.ts'
import { service } from './service.ts'
import { sinks } from './sinks.ts'

/** Everything that the doctor looks at; adding a check is a row here. */
export const CHECKS: readonly Check[] = [
  { about: 'node', run: nodeVersion },
  { about: 'data dir', run: dataDir },
  { about: 'database', run: database },
  { about: 'clock', run: clock },
  { about: 'service', run: service },
  { about: 'addresses', run: addresses },
  { about: 'buckets', run: buckets },
  { about: 'events', run: sinks },
  { about: 'overdue', run: overdue },
  { about: 'backups', run: backups },
  { about: 'accounts', run: closedAccountsWaiting },
]
