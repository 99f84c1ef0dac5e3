import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { syncFolderNow } from './objects/body-files.ts'

/** Makes the data dir if it is missing; a power loss must not take it away, name and all, once something is in it. */
export function makeDataDir(path: string): void {
  const first = mkdirSync(path, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  // Each folder that was made on the way stands in the one above.
  for (let made = path; made.length >= first.length; made = dirname(made)) syncFolderNow(dirname(made))
}
