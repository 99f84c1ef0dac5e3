import { newSecret } from '../keys.ts'
import { completeUpload } from './complete-upload.ts'
import type { Parts } from './embedded-buckets.ts'
import { keyProblem, metadataProblem } from './names.ts'
import { done, type Result, refused, type UploadStore } from './object-store.ts'
import { partOf } from './rows.ts'
import { UploadIndex } from './upload-index.ts'

const MAX_PART_NUMBER = 10_000

/** Multipart uploads of the embedded store. The finished object keeps the parts' files: nothing is copied. */
export function embeddedUploads({ database, index: objects, commits, files, now }: Parts): UploadStore {
  const uploads = new UploadIndex(database, objects)

  /** Commits a change that makes files superfluous, then removes them. */
  const commitAndRemove = async <T extends { unused: string[] }>(change: () => Result<T>): Promise<Result<T>> => {
    const changed = await commits.run(change)
    if (changed.ok) await files.remove(changed.value.unused)
    return changed
  }

  return {
    async createUpload({ accountId, ...asked }) {
      const problem = keyProblem(asked.key) ?? metadataProblem(asked.metadata)
      if (problem !== undefined) return problem
      const upload = { ...asked, id: newSecret(), startedAt: now() }
      return commits.run(() => {
        const owned = objects.ownBucket(accountId, upload.bucket)
        if (!owned.ok) return owned
        uploads.insert(upload)
        return done(upload)
      })
    },

    upload: address => uploads.find(address),

    async putPart({ number, body, checksum, ...address }) {
      if (!Number.isInteger(number) || number < 1 || number > MAX_PART_NUMBER) {
        return refused(
          'invalidPartNumber',
          `Part number must be an integer between 1 and ${MAX_PART_NUMBER}, inclusive`,
        )
      }
      const before = uploads.find(address)
      if (!before.ok) return before
      const written = await files.write(body)
      const placed = await commits.run(() => {
        // The upload may have been aborted while the part arrived.
        const still = uploads.find(address)
        return still.ok ? done(uploads.putPart(address.uploadId, number, written, now(), checksum?.())) : still
      })
      await files.remove(placed.ok ? placed.value.replaced : [written.file])
      return placed.ok ? done(placed.value.part) : placed
    },

    parts(address, after, limit) {
      const found = uploads.find(address)
      if (!found.ok) return found
      const rows = uploads.partsAfter(address.uploadId, after, limit + 1)
      const parts = rows.slice(0, limit).map(partOf)
      return done(rows.length > limit ? { parts, next: parts.at(-1)?.number ?? after } : { parts })
    },

    uploads(accountId, bucket, prefix) {
      const owned = objects.ownBucket(accountId, bucket)
      return owned.ok ? done(uploads.inBucket(bucket, prefix)) : owned
    },

    async completeUpload(request) {
      const completed = await commitAndRemove(() => completeUpload(request, now(), { objects, uploads }))
      return completed.ok ? done(completed.value.info) : completed
    },

    async abortUpload(address) {
      const aborted = await commitAndRemove((): Result<{ unused: string[] }> => {
        const found = uploads.find(address)
        if (!found.ok) return found
        const unused = uploads.parts(address.uploadId).map(({ file }) => file)
        uploads.delete(address.uploadId)
        return done({ unused })
      })
      return aborted.ok ? done(undefined) : aborted
    },
  }
}
