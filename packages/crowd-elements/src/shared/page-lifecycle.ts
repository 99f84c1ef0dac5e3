/** Until then the parser may still be handing children to elements that already exist. */
export const isParsing = (): boolean => document.readyState === 'loading'

/** Runs now, or when the parser has handed out the last child. */
export function afterParsing(run: () => void): void {
  if (isParsing()) document.addEventListener('DOMContentLoaded', run, { once: true })
  else run()
}

/** Settles once DOMContentLoaded has been heard by everyone, also when the bundle came later than that. */
export async function contentLoaded(): Promise<void> {
  if (isParsing() || (document.readyState === 'interactive' && !contentHasLoaded()))
    await new Promise(done => document.addEventListener('DOMContentLoaded', done, { once: true }))
  // A task later: templates often register their ready listener inside their own DOMContentLoaded listener.
  await new Promise(done => setTimeout(done))
}

function contentHasLoaded(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return (navigation?.domContentLoadedEventStart ?? 0) > 0
}
