import { open } from 'node:fs/promises'
import type { Sink } from './sink.ts'

/** One JSON document a line, flushed before it counts as delivered. The file is for the operator's eyes only. */
export function eventFile(path: string): Sink {
  let waiting: { line: string; resolve: () => void; reject: (error: unknown) => void }[] = []
  let isWriting = false

  /** What arrives during one flush shares the next. */
  async function writeWaiting(): Promise<void> {
    isWriting = true
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        const file = await open(path, 'a', 0o600)
        try {
          await file.appendFile(batch.map(one => one.line).join(''))
          await file.datasync()
        } finally {
          await file.close()
        }
        for (const one of batch) one.resolve()
      } catch (error) {
        for (const one of batch) one.reject(error)
      }
    }
    isWriting = false
  }

  return {
    name: 'file',
    send: ({ payload }) =>
      new Promise((resolve, reject) => {
        waiting.push({ line: `${payload}\n`, resolve, reject })
        if (!isWriting) void writeWaiting()
      }),
  }
}
