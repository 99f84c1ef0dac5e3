/** Why a backup or a restore can't be made, in a sentence with the next step; nothing half done is left behind. */
export class BackupError extends Error {}

const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG']
/** Result codes of SQLite: disk full, and an input or output error. */
const SQLITE_FULL = 13
const SQLITE_IO = 10

type Failure = { code?: string; errcode?: number; message?: string }

/** Says what a disk refused; anything that is not the disk's doing stays as it was. */
export function diskProblem(error: unknown, doing: string): unknown {
  if (error instanceof BackupError) return error
  const { code = '', errcode = 0, message = '' } = error as Failure
  if (FULL.includes(code) || errcode % 256 === SQLITE_FULL || errcode % 256 === SQLITE_IO)
    return new BackupError(`${doing} failed because the disk is full or a file may not grow; free space and try again`)
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'EIO'].includes(code))
    return new BackupError(`${doing} failed: ${message}; give a folder that this user may write`)
  return error
}
