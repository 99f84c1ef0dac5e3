import { openDatabase } from '../../store/open-database.ts'
import { purgeAt } from './full-house.ts'

export type Contents = Record<string, unknown[]>

/** Without what a backup leaves out on purpose, and without what only the backup itself has added. */
export function comparable({ ...contents }: Contents): Contents {
  for (const name of ['sign_in_link', 'session']) delete contents[name]
  contents.backup = contents.backup!.filter(row => String(row).includes('older'))
  return contents
}

/** Each look that housekeeping takes at a loop counts as a revision, and leaves a line of history; a restore takes fewer. */
export const withoutRevisions = (contents: Contents): Contents => ({
  ...contents,
  human_loop: contents.human_loop!.map(row => String(row).replace(/"revision":\d+,/, '')),
  lastIds: contents.lastIds!.filter(entry => (entry as [string, number])[0] !== 'loop_history'),
})

/** Purges the house in a data dir as the service would at that time. */
export async function purgeFolder(dataDir: string, ms: number): Promise<void> {
  const db = await openDatabase({ dataDir, url: null })
  await purgeAt(db, ms)
  await db.close()
}
