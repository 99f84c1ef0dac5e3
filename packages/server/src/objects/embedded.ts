import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { BodyFiles } from './body-files.ts'
import { checkConditions } from './conditions.ts'
import { embeddedBuckets, type Parts } from './embedded-buckets.ts'
import { embeddedUploads } from './embedded-uploads.ts'
import { GroupCommit } from './group-commit.ts'
import { openIndex } from './index-database.ts'
import { Listing } from './listing.ts'
import { keyProblem, metadataProblem } from './names.ts'
import { ObjectIndex } from './object-index.ts'
import {
  done,
  type ObjectAccess,
  type ObjectAddress,
  type ObjectInfo,
  type ObjectStore,
  type PutStream,
  type Result,
  refused,
} from './object-store.ts'
import { resolveRange } from './range.ts'

/** How long a body without an index entry may lie before it counts as left over by a crash. */
const ORPHAN_GRACE_MS = 60 * 60_000

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Writing, reading and deleting of whole objects. */
function embeddedObjects({
  index,
  commits,
  files,
  now,
}: Parts): ObjectAccess & Pick<ObjectStore, 'putStream' | 'delete'> {
  const find = ({ accountId, bucket, key }: ObjectAddress) => {
    const owned = index.ownBucket(accountId, bucket)
    if (!owned.ok) return owned
    const found = index.find(bucket, key)
    return found === undefined ? refused('noSuchKey', 'The specified key does not exist.') : done(found)
  }

  const putStream = async (request: PutStream): Promise<Result<ObjectInfo>> => {
    const { accountId, bucket, key, headers, metadata, onlyIf } = request
    const problem = keyProblem(key) ?? metadataProblem(metadata)
    if (problem !== undefined) return problem
    const owned = index.ownBucket(accountId, bucket)
    if (!owned.ok) return owned
    const written = await files.write(request.body)
    const place = () => {
      // The bucket may have gone while the body arrived.
      const still = index.ownBucket(accountId, bucket)
      if (!still.ok) return still
      const checksum = request.checksum?.()
      const object = {
        bucket,
        key,
        etag: written.md5,
        modifiedAt: now(),
        headers,
        metadata,
        checksum,
        files: [written],
      }
      return index.replace(object, onlyIf)
    }
    const placed = await commits.run(place)
    await files.remove(placed.ok ? placed.value.replaced : [written.file])
    return placed.ok ? done(placed.value.info) : placed
  }

  return {
    putStream,
    put: ({ body, contentType, metadata = {}, ...address }) =>
      putStream({ ...address, body: once(body), headers: { contentType }, metadata }),

    async open(address, { range, conditions } = {}) {
      const found = find(address)
      if (!found.ok) return found
      const { info, files: stored } = found.value
      const verdict = conditions === undefined ? 'go' : checkConditions(info, conditions)
      if (verdict !== 'go') return refused(verdict, 'At least one of the pre-conditions you specified did not hold')
      if (range === undefined) {
        return done({ info, body: files.read(stored, info.size === 0 ? undefined : { from: 0, to: info.size - 1 }) })
      }
      const part = resolveRange(range, info.size)
      if (part === undefined) return refused('invalidRange', 'The requested range is not satisfiable')
      return done({ info, range: part, body: files.read(stored, part) })
    },

    async head(address) {
      const found = find(address)
      return found.ok ? done(found.value.info) : found
    },

    async delete({ accountId, bucket, key }) {
      const removed = await commits.run((): Result<string[]> => {
        const owned = index.ownBucket(accountId, bucket)
        return owned.ok ? done(index.delete(bucket, key)) : owned
      })
      if (!removed.ok) return removed
      await files.remove(removed.value)
      return done(undefined)
    },

    close: () => commits.idle(),
  }
}

/**
 * Opens (or makes) an object store in a folder: bodies as files under `files/`, their index in `index.db`. What was
 * answered is on disk. A second process may have the same folder open.
 *
 * @param clock  dates objects and buckets
 */
export function openEmbeddedObjects(folder: string, clock: { now(): Date }): ObjectStore {
  mkdirSync(join(folder, 'files'), { recursive: true, mode: 0o700 })
  const database = openIndex(join(folder, 'index.db'))
  const index = new ObjectIndex(database)
  const files = new BodyFiles(join(folder, 'files'))
  const parts: Parts = { database, index, commits: new GroupCommit(database), files, now: () => clock.now() }
  const objects = embeddedObjects(parts)
  const listing = new Listing(database, index)
  // What a failing sweep leaves is found by the next one.
  const swept = files.sweep(file => !database.isOpen || index.isKnownFile(file), ORPHAN_GRACE_MS).catch(() => 0)
  return {
    ...embeddedBuckets(parts),
    ...embeddedUploads(parts),
    ...objects,
    list: request => listing.page(request),
    swept,
    async close() {
      await Promise.all([objects.close(), swept])
      database.close()
    },
  }
}
