import { createReadStream } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import type { Sink } from './sink.ts'

const LINE_BREAK = 0x0a

type Waiting = { line: string; resolve: () => void; reject: (error: unknown) => void }

/** One JSON document a line, flushed before it counts as delivered. The file is for the operator's eyes only. */
export function eventFile(path: string): Sink {
  let waiting: Waiting[] = []
  let isNameFlushed = false
  // Appending and trimming take turns: what is appended to a file that is being replaced would be lost.
  let turn: Promise<unknown> = Promise.resolve()

  /** What arrives during one flush shares the next. */
  async function writeWaiting(): Promise<void> {
    const batch = waiting
    waiting = []
    if (batch.length === 0) return
    try {
      await append(path, batch.map(one => one.line).join(''))
      // A flushed file whose name was not is gone after a power loss.
      if (!isNameFlushed) await flushFolder(dirname(path))
      isNameFlushed = true
      for (const one of batch) one.resolve()
    } catch (error) {
      for (const one of batch) one.reject(error)
    }
  }

  return {
    name: 'file',
    send: ({ payload }) =>
      new Promise<undefined>((resolve, reject) => {
        waiting.push({ line: `${payload}\n`, resolve: () => resolve(undefined), reject })
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
  const file = await open(path, 'a+', 0o600)
  try {
    await cutUnfinishedLine(file)
    await file.appendFile(text)
    await file.datasync()
  } finally {
    await file.close()
  }
}

/**
 * A full disk or a death in the middle leaves half a line, whose event counts as not delivered and comes again. It would
 * be unreadable behind that half.
 */
async function cutUnfinishedLine(file: FileHandle): Promise<void> {
  const { size } = await file.stat()
  if (await endsALine(file, size)) return
  const block = Buffer.alloc(64 * 1024)
  let end = size
  while (end > 0) {
    const from = Math.max(0, end - block.length)
    const { bytesRead } = await file.read(block, 0, end - from, from)
    const lastBreak = block.subarray(0, bytesRead).lastIndexOf('\n')
    end = from + lastBreak + 1
    if (lastBreak !== -1) break
  }
  if (end < size) await file.truncate(end)
}

async function endsALine(file: FileHandle, size: number): Promise<boolean> {
  if (size === 0) return true
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1)
  return buffer[0] === LINE_BREAK
}

async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
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
  await flushFolder(dirname(path))
}

async function isOlder(path: string, before: Date): Promise<boolean> {
  const file = await open(path, 'r+').catch(() => undefined)
  if (file === undefined) return false
  try {
    await cutUnfinishedLine(file)
    for await (const line of file.readLines()) return timeOf(line) < before.getTime()
    return false
  } finally {
    await file.close().catch(() => {})
  }
}

const timeOf = (line: string): number => Date.parse((JSON.parse(line) as { time: string }).time)
