import { startServer } from '../server.ts'
import type { Settings } from '../settings.ts'
import { noArguments } from './arguments.ts'
import { untilStopped } from './until-stopped.ts'

/** A service that does not end by itself in this time is ended. Source: contract, stopping. */
const STOP_MS = 9_500

/** Serves until a signal comes, or until the launcher that holds the other end of the lifeline is gone. */
export async function serve(args: string[], settings: Settings): Promise<undefined> {
  noArguments('serve', args)
  const stopped = untilStopped()
  const running = await startServer(settings)
  process.stdout.write(`Handloop is ready on ${running.url}\n`)
  await stopped
  setTimeout(() => process.exit(0), STOP_MS).unref()
  await running.stop()
  // The lifeline would keep the process, and so would a receiver that does not answer.
  process.exit(0)
}
