// A thread of its own: copies what the log has into the database file, while the main thread goes on writing.
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

/** What has come meanwhile is copied again, so that little is left to whoever finishes. */
const PASSES = 3

const db = new DatabaseSync(workerData as string)
// Flushes the log before anything is copied, and the file before the log may begin anew.
db.exec('pragma synchronous = normal')
const checkpoint = db.prepare('pragma wal_checkpoint(passive)')

parentPort!.on('message', () => {
  let pages = 0
  let grownBy = Number.POSITIVE_INFINITY
  for (let pass = 0; pass < PASSES; pass++) {
    const { log } = checkpoint.get() as { log: number }
    const isCatchingUp = log - pages < grownBy / 2
    grownBy = log - pages
    pages = log
    // Where more comes than is copied, the main thread has to wait for once, and the sooner the shorter.
    if (!isCatchingUp) break
  }
  parentPort!.postMessage(pages)
})
