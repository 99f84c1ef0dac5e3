import { isLostConnection, OutcomeUnknown } from '../store/postgres/errors.ts'

/** Why a backup or a restore can't be made, in a sentence with the next step; nothing half done is left behind. */
export class BackupError extends Error {}

/** Of the system, and 53100: a database server's disk. */
const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG', '53100']
/** Result codes of SQLite: disk full, and an input or output error. */
const SQLITE_FULL = 13
const SQLITE_IO = 10

/** PostgreSQL's code for a text that is none. */
const ZERO_BYTE = '22021'

type Failure = { code?: string; errcode?: number; message?: string }

/** Says what a disk or a database server refused; anything that is not their doing stays as it was. */
export function diskProblem(error: unknown, doing: string): unknown {
  if (error instanceof BackupError) return error
  const { code = '', errcode = 0, message = '' } = error as Failure
  if (FULL.includes(code) || errcode % 256 === SQLITE_FULL || errcode % 256 === SQLITE_IO)
    return new BackupError(`${doing} failed because the disk is full or a file may not grow; free space and try again`)
  if (error instanceof OutcomeUnknown)
    return new BackupError(
      `the connection to the database broke when ${doing} was being committed, so nobody knows what became of it; look whether handloop doctor finds a schema there, and if not, empty the data dir and try again`,
    )
  if (code === ZERO_BYTE)
    return new BackupError(
      `${doing} failed: a text has a zero byte in it, which PostgreSQL can't hold (${message}); remove what has it, a template most likely, and make another backup`,
    )
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'EIO'].includes(code))
    return new BackupError(`${doing} failed: ${message}; give a folder that this user may write`)
  // What a file refuses names its path.
  if (isLostConnection(error) && !('path' in (error as object)))
    return new BackupError(`${doing} failed because the database went away (${message}); see to it and try again`)
  return error
}
