/** Places where a chaos run lets the service die, named for what has just been done and what has not. */
export const FAULT_POINTS = [
  'before-commit',
  'after-commit-before-acknowledge',
  'after-output-before-report',
  'after-report-before-event',
  'after-event-before-forget',
  'purge-middle',
  'purge-before-scrub',
] as const
export type FaultPoint = (typeof FAULT_POINTS)[number]

const { HANDLOOP_FAULT: fault = '', HANDLOOP_TEST_CONTROLS: testControls } = process.env
const [chosen, count = '1'] = fault.split(':')
const isArmed = testControls === '1' && fault !== ''
let passesLeft = Number(count)

/**
 * Kills this process as `kill -9` would, the n-th time that the point named in `HANDLOOP_FAULT=name:n` is reached.
 * Does nothing unless that and `HANDLOOP_TEST_CONTROLS=1` were set at start.
 */
export function faultPoint(name: FaultPoint): void {
  if (!isArmed || name !== chosen) return
  passesLeft--
  if (passesLeft === 0) process.kill(process.pid, 'SIGKILL')
}
