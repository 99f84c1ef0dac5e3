import { rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '../clock.ts'
import { newFileName } from '../keys.ts'
import { duration, ok, problem, type Result, type Subject, warning } from './finding.ts'

const TOLERATED_MS = 2_000
/** Signed requests that are further off are refused. */
const TOO_FAR_MS = 5 * 60_000

/** Against the only other clock at hand: that of the file system, which on a network is another machine's. */
export async function clock({ settings, aheadMs }: Pick<Subject, 'settings' | 'aheadMs'>): Promise<Result[]> {
  const fileMs = fileTime(settings.dataDir)
  return [...(fileMs === undefined ? [] : [compared(fileMs)]), ...moved(aheadMs)]
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

function moved(aheadMs: number): Result[] {
  if (aheadMs === 0) return []
  const next = 'this is for tests only: a house that is meant to be used begins with a new data dir'
  return [warning(`handloop clock advance has moved service time ${duration(aheadMs)} ahead`, next)]
}
