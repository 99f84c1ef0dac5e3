import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Call } from './trace.ts'

type Write = { offset: number; data: Buffer } | { size: number }
type File = { isFolder: boolean; size: number; flushed: Buffer; pending: Write[] }

/**
 * What a disk under one folder holds after a power loss, in the worst case that the system allows: of a file only what
 * was flushed, and a file at all only if the folder that names it was flushed after naming it.
 */
export class SurvivingDisk {
  readonly #root: string
  readonly #files = new Map<string, File>()
  /** Folder to the names in it that are sure to survive, with what they stood for. */
  readonly #durable = new Map<string, Map<string, File>>()
  readonly #flushing = new Map<Call, number>()
  readonly #ignoresFlushes: boolean

  constructor(root: string, { ignoresFlushes = false } = {}) {
    this.#root = root
    this.#ignoresFlushes = ignoresFlushes
  }

  begin(call: Call): void {
    if (isFlush(call)) this.#flushing.set(call, this.#files.get(call.path)?.pending.length ?? 0)
  }

  end(call: Call): void {
    if (call.result < 0) return
    const { name, path, paths, data } = call
    if (name.startsWith('open') || name === 'creat') this.#opened(call)
    else if (name.startsWith('mkdir')) this.#named(paths.at(-1)!, true)
    else if (name.startsWith('rename')) this.#renamed(paths[0]!, paths[1]!)
    else if (name.startsWith('unlink')) this.#files.delete(paths.at(-1)!)
    else if (name === 'ftruncate') this.#write(path, { size: call.offset })
    else if (name.includes('write')) this.#write(path, { offset: call.offset, data: data.subarray(0, call.result) })
    else if (isFlush(call)) this.#flushed(call)
  }

  #opened({ resultPath, flags }: Call): void {
    if (flags.includes('O_CREAT')) this.#named(resultPath, false)
    if (flags.includes('O_TRUNC')) this.#write(resultPath, { size: 0 })
  }

  #named(path: string, isFolder: boolean): void {
    if (!path.startsWith(`${this.#root}/`) || this.#files.has(path)) return
    this.#files.set(path, { isFolder, size: 0, flushed: Buffer.alloc(0), pending: [] })
  }

  #renamed(from: string, to: string): void {
    const file = this.#files.get(from)
    if (file === undefined) return
    this.#files.delete(from)
    this.#files.set(to, file)
  }

  /** Without an offset: at the end, where all who write without one are. */
  #write(path: string, write: Write): void {
    const file = this.#files.get(path)
    if (file === undefined) return
    const placed = 'data' in write && write.offset < 0 ? { ...write, offset: file.size } : write
    file.size = 'data' in placed ? Math.max(file.size, placed.offset + placed.data.length) : placed.size
    file.pending.push(placed)
  }

  #flushed(call: Call): void {
    if (this.#ignoresFlushes) return
    const covered = this.#flushing.get(call) ?? 0
    const file = this.#files.get(call.path)
    if (call.path === this.#root || file?.isFolder) this.#folderFlushed(call.path)
    else if (file) file.flushed = applied(file.flushed, file.pending.splice(0, covered))
  }

  #folderFlushed(folder: string): void {
    const inside = [...this.#files].filter(([path]) => dirname(path) === folder)
    this.#durable.set(folder, new Map(inside))
  }

  /**
   * Lays what survives out in another folder, but for folders with no file in them.
   *
   * @param survives  whether a write that was not flushed happens to have reached the disk
   */
  layOut(target: string, survives: () => boolean = () => false, folder = this.#root): void {
    const files = [...(this.#durable.get(folder) ?? [])]
    if (files.some(([, file]) => !file.isFolder))
      mkdirSync(join(target, relative(this.#root, folder)), { recursive: true })
    for (const [path, file] of files) {
      if (file.isFolder) this.layOut(target, survives, path)
      else writeFileSync(join(target, relative(this.#root, path)), applied(file.flushed, file.pending.filter(survives)))
    }
  }
}

const isFlush = ({ name }: Call): boolean => name === 'fsync' || name === 'fdatasync'

function applied(content: Buffer, writes: Write[]): Buffer {
  let now = content
  for (const write of writes) {
    const end = 'data' in write ? write.offset + write.data.length : write.size
    const size = 'data' in write ? Math.max(now.length, end) : end
    const next = Buffer.alloc(size)
    now.copy(next)
    if ('data' in write) write.data.copy(next, write.offset)
    now = next
  }
  return now
}
