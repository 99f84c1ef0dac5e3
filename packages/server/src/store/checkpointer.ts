import { Worker } from 'node:worker_threads'

/** A log of so many commits, in pages of 4 KiB some megabytes, is worth a look. */
const COMMITS = 200
/** From here on (32 MiB) the log is to begin anew, which takes a moment in which nobody writes. */
const LONG_LOG_PAGES = 8_000
/** Twice that: the thread is gone or far behind, and SQLite does it at the end of a commit, as it would without us. */
export const OWN_CHECKPOINT_PAGES = 2 * LONG_LOG_PAGES

/** From source the thread runs the `.ts` file; bundled, esbuild has put it beside the entry. */
const WORKER_FILE = new URL(
  import.meta.url.endsWith('.ts') ? './checkpoint-worker.ts' : './checkpoint-worker.js',
  import.meta.url,
)

/**
 * Has the log of the embedded database copied into its file by another thread: done at the end of a commit, as SQLite
 * does by itself, it holds everybody up for as long as thirty starts take.
 */
export class Checkpointer {
  readonly #file: string
  readonly #finish: () => void
  #worker: Worker | undefined
  #commits = 0
  #isBusy = false

  /** @param finish  copies what is left, between two commits: little, and then the next one begins the log anew */
  constructor(file: string, finish: () => void) {
    this.#file = file
    this.#finish = finish
  }

  committed(): void {
    if (++this.#commits < COMMITS || this.#isBusy) return
    this.#commits = 0
    this.#isBusy = true
    this.#worker ??= this.#start()
    this.#worker.postMessage(null)
  }

  /** After this the database can be closed: no other connection of ours is open. */
  async close(): Promise<void> {
    await this.#worker?.terminate()
  }

  /** What can't be copied now, on a full disk perhaps, stays in the log, where it counts; the next look tries again. */
  #tryToFinish(): void {
    try {
      this.#finish()
    } catch {}
  }

  #start(): Worker {
    const worker = new Worker(WORKER_FILE, { workerData: this.#file, env: {}, execArgv: [] })
    worker.on('message', (pages: number) => {
      this.#isBusy = false
      if (pages > LONG_LOG_PAGES) this.#tryToFinish()
    })
    // A full disk, perhaps, which the next one may find with more room; meanwhile SQLite helps itself.
    worker.on('error', () => {
      this.#isBusy = false
      this.#worker = undefined
    })
    worker.unref()
    return worker
  }
}
