import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { RESTORING } from '../backup/restore.ts'
import { newFileName } from '../keys.ts'
import { ok, problem, type Result, type Subject, warning } from './finding.ts'

const MIB = 1024 * 1024
const LOW_BYTES = 1024 * MIB
const TOO_LOW_BYTES = 100 * MIB
const SECRET = ['handloop.db', 'objects/index.db', 'events.ndjson']

export async function dataDir({ settings }: Pick<Subject, 'settings'>): Promise<Result[]> {
  const path = settings.dataDir
  if (!existsSync(path)) return [warning(`${path} is not there yet`, 'the first handloop serve makes it')]
  if (existsSync(join(path, RESTORING)))
    return [
      problem(
        `${path} holds a restore that did not come to its end`,
        'remove the folder and run handloop restore again',
      ),
    ]
  const found = [...permissions(path), ...space(path), ...writing(path)]
  return found.length > 0 ? found : [ok(`${path}: private, writable, ${freeGiB(path)} GiB free`)]
}

function permissions(path: string): Result[] {
  const wanted = [[path, 0o700] as const, ...SECRET.map(name => [join(path, name), 0o600] as const)]
  return wanted.flatMap(([file, mode]) => {
    const found = statSync(file, { throwIfNoEntry: false })?.mode ?? mode
    if ((found & 0o777 & ~mode) === 0) return []
    const says = `${file} can be used by others than its owner (mode ${(found & 0o777).toString(8)})`
    return [problem(says, `chmod ${mode.toString(8)} ${file}`)]
  })
}

function free(path: string): number {
  const { bavail, bsize } = statfsSync(path)
  return bavail * bsize
}

const freeGiB = (path: string): number => Math.floor(free(path) / (1024 * MIB))

/** @param bytes  that are free */
export function space(path: string, bytes = free(path)): Result[] {
  if (bytes >= LOW_BYTES) return []
  const says = `${Math.floor(bytes / MIB)} MiB are free on the disk of ${path}`
  const next = 'free space; with none left, starting and answering end in errors'
  return [bytes < TOO_LOW_BYTES ? problem(says, next) : warning(says, next)]
}

/** The promise that nothing acknowledged is lost stands on flushes. */
function writing(path: string): Result[] {
  const file = join(path, `doctor-${newFileName()}`)
  try {
    const descriptor = openSync(file, 'wx', 0o600)
    try {
      writeSync(descriptor, 'x')
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    const folder = openSync(path, 'r')
    fsyncSync(folder)
    closeSync(folder)
    return []
  } catch (error) {
    const next = 'give it to the user who runs the service, on a local file system that can flush'
    return [problem(`${path} can't be written and flushed: ${(error as Error).message}`, next)]
  } finally {
    rmSync(file, { force: true })
  }
}
