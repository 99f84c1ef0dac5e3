import type { Core } from './core.ts'
import type { Setting } from './world.ts'

type Size = Omit<Setting, 'core'>

const size = (name: string, given: Partial<Size>): Size => ({
  name,
  taskCount: 1,
  workerCount: 2,
  sinkCount: 1,
  // The grace for a silent worker is 150 s: one tick.
  tickMs: 150_000,
  limitTicks: 2,
  lifetimeTicks: 2,
  isFrozen: false,
  ...given,
})

/** Where faults are looked for, in this order. */
export const SMALL: readonly Size[] = [
  size('one answer', { isFrozen: true }),
  size('two answers, fine time', {
    taskCount: 2,
    tickMs: 75_000,
    limitTicks: 3,
    lifetimeTicks: 3,
    isFrozen: true,
  }),
]

/** Explored in every run of the tests. */
export const USUAL: readonly Size[] = [
  ...SMALL,
  size('one answer, long lifetime', { lifetimeTicks: 4, limitTicks: 1 }),
  size('one answer, two sinks', { sinkCount: 2 }),
  size('one answer, three workers', { workerCount: 3 }),
  size('two answers, three workers', { taskCount: 2, workerCount: 3 }),
  size('three answers, two workers', { taskCount: 3 }),
  size('three answers, three workers', { taskCount: 3, workerCount: 3 }),
]

/** Explored when the environment asks for it. */
export const LARGE: readonly Size[] = [
  size('two answers, three workers, fine time', {
    taskCount: 2,
    workerCount: 3,
    tickMs: 75_000,
    limitTicks: 3,
    lifetimeTicks: 4,
  }),
  size('two answers, three workers, finer time', {
    taskCount: 2,
    workerCount: 3,
    tickMs: 50_000,
    limitTicks: 4,
    lifetimeTicks: 6,
  }),
  size('three answers, three workers, two sinks', {
    taskCount: 3,
    workerCount: 3,
    sinkCount: 2,
    tickMs: 75_000,
    limitTicks: 3,
    lifetimeTicks: 3,
  }),
  size('three answers, three workers, long lifetime', {
    taskCount: 3,
    workerCount: 3,
    tickMs: 75_000,
    limitTicks: 4,
    lifetimeTicks: 5,
  }),
]

export const settingOf = (given: Size, core: Core): Setting => ({ ...given, core })
