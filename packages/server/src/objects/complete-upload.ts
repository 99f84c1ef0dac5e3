import { checksumOfParts, etagOfParts } from './checksum.ts'
import type { ObjectIndex } from './object-index.ts'
import { type CompletedPart, type CompleteUpload, done, type ObjectInfo, type Result, refused } from './object-store.ts'
import { infoOf, type PartRow, partOf } from './rows.ts'
import type { UploadIndex } from './upload-index.ts'

/** Source: Amazon S3, "Amazon S3 multipart upload limits". */
const MIN_PART_BYTES = 5 * 1024 * 1024

/** The part a client names, or undefined when what is there is not what it means. */
function partNamed(stored: Map<number, PartRow>, asked: CompletedPart): PartRow | undefined {
  const row = stored.get(asked.number)
  if (row === undefined || row.etag !== asked.etag) return undefined
  const checksum = partOf(row).checksum?.value
  const isOther = asked.checksum !== undefined && checksum !== undefined && asked.checksum !== checksum
  return isOther ? undefined : row
}

/** The parts that a client wants in its object, checked against those that are there. */
function chosenParts(stored: Map<number, PartRow>, asked: CompletedPart[]): Result<PartRow[]> {
  const chosen: PartRow[] = []
  for (const [i, part] of asked.entries()) {
    if (i > 0 && part.number <= asked[i - 1]!.number) {
      return refused('invalidPartOrder', 'The list of parts was not in ascending order.')
    }
    const row = partNamed(stored, part)
    if (row === undefined) {
      const help = 'It may not have been uploaded, or its entity tag or checksum is another.'
      return refused('invalidPart', `Part ${part.number} could not be found as described. ${help}`)
    }
    chosen.push(row)
  }
  const small = chosen.slice(0, -1).find(({ size }) => size < MIN_PART_BYTES)
  if (small === undefined) return done(chosen)
  const message = `Part ${small.number} has ${small.size} bytes; every part but the last needs ${MIN_PART_BYTES}.`
  return refused('partTooSmall', message)
}

/** The finished object, and the files that nothing needs any more. */
export type Completed = { info: ObjectInfo; unused: string[] }

/** A client whose connection broke after our commit asks again: it gets the same answer. */
function completedBefore(request: CompleteUpload, objects: ObjectIndex): Completed | undefined {
  const row = objects.find(request.bucket, request.key)?.row
  return row?.upload_id === request.uploadId ? { info: infoOf(row), unused: [] } : undefined
}

/** Turns an upload into an object that keeps the parts' files. Runs inside a transaction. */
export function completeUpload(
  request: CompleteUpload,
  at: Date,
  { objects, uploads }: { objects: ObjectIndex; uploads: UploadIndex },
): Result<Completed> {
  const found = uploads.find(request)
  if (!found.ok) {
    const before = found.error.kind === 'noSuchUpload' ? completedBefore(request, objects) : undefined
    return before === undefined ? found : done(before)
  }
  const { id: uploadId, checksumAlgorithm, checksumType, bucket, key, headers, metadata } = found.value
  const stored = uploads.parts(uploadId)
  const chosen = chosenParts(new Map(stored.map(row => [row.number, row])), request.parts)
  if (!chosen.ok) return chosen
  const parts = chosen.value
  const checksum =
    checksumAlgorithm && checksumType && checksumOfParts(checksumAlgorithm, checksumType, parts.map(partOf))
  if (request.checksum !== undefined && checksum !== undefined && request.checksum !== checksum.value) {
    return refused('checksumMismatch', `The checksum you specified did not match: the parts give ${checksum.value}.`)
  }
  const etag = etagOfParts(parts.map(part => part.etag))
  const files = parts.map(({ file, size }) => ({ file, size }))
  const object = { bucket, key, etag, modifiedAt: at, headers, metadata, checksum, files, uploadId }
  const placed = objects.replace(object, request.onlyIf)
  if (!placed.ok) return placed
  uploads.delete(uploadId)
  const used = new Set(files.map(({ file }) => file))
  const unused = stored.map(({ file }) => file).filter(file => !used.has(file))
  return done({ info: placed.value.info, unused: [...unused, ...placed.value.replaced] })
}
