import { rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../clock.ts'
import { newFileName } from '../keys.ts'
import { duration, ok, problem, type Result, type Subject, warning } from './finding.ts'

const TOLERATED_MS = 2_000
/** Signed requests that are further off are refused. */
const TOO_FAR_MS = 5 * 60_000

/** Against the other clocks at hand: the file system's, which on a network is another machine's, and the server's. */
export async function clock(subject: Pick<Subject, 'settings' | 'server' | 'aheadMs'>): Promise<Result[]> {
  const { settings, server, aheadMs } = subject
  const fileMs = fileTime(settings.dataDir)
  return [
    ...(fileMs === undefined ? [] : [compared(fileMs)]),
    ...(server !== null && 'reader' in server ? [comparedWithServer(server.aheadMs)] : []),
    ...moved(aheadMs),
  ]
}

function fileTime(dataDir: string): number | undefined {
  const file = join(dataDir, `doctor-${newFileName()}`)
  try {
    writeFileSync(file, '', { mode: 0o600 })
    return statSync(file).mtimeMs
  } catch {
    // What is wrong with the data dir is said by its own check.
    return undefined
  } finally {
    rmSync(file, { force: true })
  }
}

/** @param fileMs  when the file system dates something that was just written */
export function compared(fileMs: number, now = systemClock().realNow()): Result {
  const offMs = Math.abs(now.getTime() - fileMs)
  if (offMs < TOLERATED_MS) return ok('agrees with the file system')
  const says = `the machine's clock is ${duration(offMs)} off from that of the data dir's file system`
  const next = 'set both by the same time server; leases, lifetimes and retention count on the machine’s'
  return offMs > TOO_FAR_MS ? problem(says, next) : warning(says, next)
}

/** All nodes see the same server: when each agrees with it, they agree with each other. */
export function comparedWithServer(aheadMs: number): Result {
  const offMs = Math.abs(aheadMs)
  if (offMs < TOLERATED_MS) return ok('agrees with the database server')
  const says = `the machine's clock is ${duration(offMs)} ${aheadMs > 0 ? 'behind' : 'ahead of'} the database server's`
  const next = 'set all nodes by the same time server; leases that one gives another counts'
  return offMs > TOO_FAR_MS ? problem(says, next) : warning(says, next)
}

function moved(aheadMs: number): Result[] {
  if (aheadMs === 0) return []
  const next = 'this is for tests only: a house that is meant to be used begins with a new data dir'
  return [warning(`handloop clock advance has moved service time ${duration(aheadMs)} ahead`, next)]
}
