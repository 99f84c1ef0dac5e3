import { mkdtempSync, rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { openEmbeddedObjects } from './embedded.ts'
import type { ObjectStore, Result } from './object-store.ts'

/** For tests: a store in a folder that is gone afterwards. */
export const accountId = '000000000000'
export const clock = { now: () => new Date('2026-11-23T12:00:00Z') }

export async function inAFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'handloop-objects-'))
  try {
    return await run(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const withStore = <T>(run: (store: ObjectStore, folder: string) => Promise<T>): Promise<T> =>
  inAFolder(async folder => {
    const store = openEmbeddedObjects(folder, clock)
    try {
      succeeded(await store.createBucket(accountId, 'bucket', 'us-east-1'))
      return await run(store, folder)
    } finally {
      await store.close()
    }
  })

export function succeeded<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.message}`)
  return result.value
}

export const kindOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.kind)

export async function bytesOf(body: Readable): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of body) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

/** Names of all body files. */
export async function bodyFilesIn(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'files'), { recursive: true })
  return names.filter(name => /^[0-9a-f]{2}.[0-9a-f]{32}(\.part)?$/.test(name)).sort()
}

/** A body in pieces. */
export async function* inPieces(...pieces: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : piece
}
