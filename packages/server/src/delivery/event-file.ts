import { createReadStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { Sink } from './sink.ts'

type Waiting = { line: string; resolve: () => void; reject: (error: unknown) => void }

/** One JSON document a line, flushed before it counts as delivered. The file is for the operator's eyes only. */
export function eventFile(path: string): Sink {
  let waiting: Waiting[] = []
  // Appending and trimming take turns: what is appended to a file that is being replaced would be lost.
  let turn: Promise<unknown> = Promise.resolve()

  /** What arrives during one flush shares the next. */
  async function writeWaiting(): Promise<void> {
    const batch = waiting
    waiting = []
    if (batch.length === 0) return
    try {
      await append(path, batch.map(one => one.line).join(''))
      for (const one of batch) one.resolve()
    } catch (error) {
      for (const one of batch) one.reject(error)
    }
  }

  return {
    name: 'file',
    send: ({ payload }) =>
      new Promise((resolve, reject) => {
        waiting.push({ line: `${payload}\n`, resolve, reject })
        turn = turn.then(writeWaiting)
      }),
    trim(before) {
      const trimmed = turn.then(() => trim(path, before))
      turn = trimmed.catch(() => {})
      return trimmed
    },
  }
}

async function append(path: string, text: string): Promise<void> {
  const file = await open(path, 'a', 0o600)
  try {
    await file.appendFile(text)
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** Events are appended as time goes on, so a look at the first line tells whether there is anything to forget. */
async function trim(path: string, before: Date): Promise<void> {
  if (!(await isOlder(path, before))) return
  const temporary = `${path}.part`
  await rm(temporary, { force: true })
  const kept = await open(temporary, 'w', 0o600)
  try {
    for await (const line of createInterface({ input: createReadStream(path) }))
      if (timeOf(line) >= before.getTime()) await kept.appendFile(`${line}\n`)
    await kept.sync()
  } finally {
    await kept.close()
  }
  await rename(temporary, path)
}

async function isOlder(path: string, before: Date): Promise<boolean> {
  const file = await open(path, 'r').catch(() => undefined)
  if (file === undefined) return false
  try {
    for await (const line of file.readLines()) return timeOf(line) < before.getTime()
    return false
  } finally {
    await file.close().catch(() => {})
  }
}

const timeOf = (line: string): number => Date.parse((JSON.parse(line) as { time: string }).time)
