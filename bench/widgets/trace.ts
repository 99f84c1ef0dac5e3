import type { Page } from 'playwright-core'

/** What the browser itself wrote down while something went on. */
export interface Recording {
  /** Frames that came onto the screen, for each second. */
  framesPerSecond: number
  /** The longest time without a new frame, milliseconds. */
  longestGapMs: number
  /** The longest that the page's own thread was busy with one thing, milliseconds. */
  longestTaskMs: number
}

/** `ts` and `dur` in microseconds. */
type TraceEvent = { name: string; ts: number; dur?: number; pid: number; tid: number }

const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
  'toplevel',
]

/** Records the browser's trace while `act` runs. */
export async function recorded(page: Page, act: () => Promise<void>): Promise<Recording> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: CATEGORIES } })
  await act()
  const ended = new Promise(resolve => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await ended
  await session.detach()
  return read(events)
}

function read(events: TraceEvent[]): Recording {
  // The page's own thread is the one that runs its animation frames; frames are drawn by another of its process.
  const script = events.find(event => event.name === 'FireAnimationFrame')
  if (!script) throw new Error('nothing was animated while the trace was recorded')
  const frames = events.filter(event => event.name === 'DrawFrame' && event.pid === script.pid)
  const times = frames.map(event => event.ts / 1000).sort((a, b) => a - b)
  const gaps = times.slice(1).map((at, index) => at - times[index]!)
  const tasks = events.filter(
    ({ name, pid, tid }) => name.endsWith('RunTask') && pid === script.pid && tid === script.tid,
  )
  return {
    framesPerSecond: (1000 * gaps.length) / (times.at(-1)! - times[0]!),
    longestGapMs: Math.max(...gaps),
    longestTaskMs: Math.max(0, ...tasks.map(({ dur = 0 }) => dur / 1000)),
  }
}
