/** Settles when a signal comes, or when the launcher that holds the other end of the lifeline is gone. */
export function untilStopped(): Promise<void> {
  const stopped = new Promise<void>(resolve => {
    process.on('SIGTERM', resolve)
    process.on('SIGINT', resolve)
    process.on('SIGHUP', resolve)
    if (process.env.HANDLOOP_LIFELINE === '1') process.on('disconnect', resolve)
  })
  // Listening to the lifeline must not keep a process that could not start, or has stopped.
  process.channel?.unref()
  return stopped
}
