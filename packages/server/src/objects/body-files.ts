import { createHash } from 'node:crypto'
import { closeSync, createReadStream, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { type FileHandle, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { newFileName } from '../keys.ts'
import type { Body } from './object-store.ts'
import type { ByteRange } from './range.ts'

/** A body on disk: its name in the folder, its size in bytes. Objects of several parts have several. */
export type BodyFile = { file: string; size: number }
export type WrittenBody = BodyFile & { md5: string }

const BLOCK_BYTES = 256 * 1024
const FOLDERS = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'))
const NAME = /^[0-9a-f]{32}(\.part)?$/

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Flushes which files a folder has. */
export function syncFolderNow(path: string): void {
  const descriptor = openSync(path, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}

export const bodyPath = (folder: string, file: string): string => join(folder, file.slice(0, 2), file)

/** The bytes of a range, spread over files laid end to end. */
export function slicesOf(files: readonly BodyFile[], range: ByteRange): { file: string; from: number; to: number }[] {
  const slices: { file: string; from: number; to: number }[] = []
  let start = 0
  for (const { file, size } of files) {
    const from = Math.max(range.from - start, 0)
    const to = Math.min(range.to - start, size - 1)
    if (from <= to) slices.push({ file, from, to })
    start += size
  }
  return slices
}

/**
 * Bodies of objects: files under random names, `ab/ab…`, that have nothing to do with keys. Written under another name
 * first, flushed, renamed, and the folder flushed, so that what the index names is whole.
 */
export class BodyFiles {
  readonly #folder: string
  /** How many readers each file has; a file is removed when its last reader is done. */
  readonly #readers = new Map<string, number>()
  readonly #doomed = new Set<string>()

  constructor(folder: string) {
    this.#folder = folder
    if (existsSync(join(folder, FOLDERS[255]!))) return
    for (const name of FOLDERS) mkdirSync(join(folder, name), { recursive: true, mode: 0o700 })
    syncFolderNow(folder)
  }

  #path(file: string): string {
    return bodyPath(this.#folder, file)
  }

  /** Writes a body to its end and flushes it. When the body throws, nothing is left behind and the error goes on. */
  async write(body: Body): Promise<WrittenBody> {
    const file = newFileName()
    const temporary = `${this.#path(file)}.part`
    const handle = await open(temporary, 'wx', 0o600)
    try {
      const written = await copy(body, handle)
      await handle.sync()
      await handle.close()
      await rename(temporary, this.#path(file))
      await syncFolder(join(this.#folder, file.slice(0, 2)))
      return { file, ...written }
    } catch (error) {
      await handle.close().catch(() => {})
      await rm(temporary, { force: true })
      throw error
    }
  }

  /** A stream over the range. The files stay until it is closed, even if their object is deleted meanwhile. */
  read(files: readonly BodyFile[], range: ByteRange | undefined): Readable {
    const slices = range === undefined ? [] : slicesOf(files, range)
    for (const { file } of slices) this.#readers.set(file, (this.#readers.get(file) ?? 0) + 1)
    const path = (file: string): string => this.#path(file)
    async function* bytes(): AsyncGenerator<Buffer> {
      for (const { file, from, to } of slices) {
        yield* createReadStream(path(file), { start: from, end: to, highWaterMark: BLOCK_BYTES })
      }
    }
    const stream = Readable.from(bytes(), { objectMode: false, highWaterMark: BLOCK_BYTES })
    return stream.once('close', () => {
      for (const { file } of slices) this.#release(file)
    })
  }

  #release(file: string): void {
    const readers = (this.#readers.get(file) ?? 1) - 1
    if (readers > 0) {
      this.#readers.set(file, readers)
      return
    }
    this.#readers.delete(file)
    if (this.#doomed.delete(file)) void this.#unlink(file)
  }

  /** Removes bodies the index no longer names, now or after their last reader. A crash leaves them to the sweep. */
  async remove(files: readonly string[]): Promise<void> {
    for (const file of files) {
      if (this.#readers.has(file)) this.#doomed.add(file)
      else await this.#unlink(file)
    }
  }

  #unlink(file: string): Promise<void> {
    return rm(this.#path(file), { force: true }).catch(() => {})
  }

  /**
   * Removes what no index entry names. Only files untouched for `graceMs` before now go: another process may have just
   * written one and be about to commit it. "Now" is read off the file system, which dates the files.
   */
  async sweep(isKnown: (file: string) => boolean, graceMs: number): Promise<number> {
    const marker = join(this.#folder, 'opened')
    await writeFile(marker, '', { mode: 0o600 })
    const limitMs = (await stat(marker)).mtimeMs - graceMs
    let removed = 0
    for (const folder of FOLDERS) {
      for (const file of await readdir(join(this.#folder, folder))) {
        if (!NAME.test(file) || isKnown(file)) continue
        const path = join(this.#folder, folder, file)
        const found = await stat(path).catch(() => undefined)
        if (found === undefined || found.mtimeMs > limitMs) continue
        await rm(path, { force: true })
        removed++
      }
    }
    return removed
  }
}

async function copy(body: Body, handle: FileHandle): Promise<{ size: number; md5: string }> {
  const md5 = createHash('md5')
  let size = 0
  for await (const chunk of body) {
    md5.update(chunk)
    for (let at = 0; at < chunk.length; ) at += (await handle.write(chunk, at)).bytesWritten
    size += chunk.length
  }
  return { size, md5: md5.digest('hex') }
}
