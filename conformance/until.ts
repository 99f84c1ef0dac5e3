/**
 * Asks again until the answer fits. What the service does behind an answer takes moments; the patience is for a machine
 * that does ten other things, and is as long as that of the pages.
 */
export async function until<T>(ask: () => Promise<T>, fits: (answer: T) => boolean, timeoutMs = 30_000): Promise<T> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    const answer = await ask()
    if (fits(answer)) return answer
    if (performance.now() > deadline) throw new Error(`waited ${timeoutMs} ms; last answer: ${JSON.stringify(answer)}`)
    await new Promise(resolve => setTimeout(resolve, 25))
  }
}
