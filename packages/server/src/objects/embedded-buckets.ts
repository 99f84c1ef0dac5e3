import type { DatabaseSync } from 'node:sqlite'
import type { BodyFiles } from './body-files.ts'
import type { GroupCommit } from './group-commit.ts'
import { isBucketName } from './names.ts'
import type { ObjectIndex } from './object-index.ts'
import { type Bucket, type BucketStore, type CorsRule, done, type Result, refused } from './object-store.ts'
import { type BucketRow, bucketOf, query } from './rows.ts'

export type Parts = {
  database: DatabaseSync
  index: ObjectIndex
  commits: GroupCommit
  files: BodyFiles
  now: () => Date
}

/** Buckets of the embedded store. Names are shared by all accounts, as on the platform. */
export function embeddedBuckets({ database, index, commits, files, now }: Parts): BucketStore {
  const ofAccount = query<BucketRow>(database, 'select * from bucket where account_id = ? order by name')
  const insert = query(database, 'insert into bucket (name, account_id, region, created_ms) values (?, ?, ?, ?)')
  const hasObjects = query<{ found: 1 }>(database, 'select 1 as found from object where bucket = ? limit 1')
  const partFiles = query<{ file: string }>(
    database,
    'select part.file from part join upload on upload.id = part.upload_id where upload.bucket = ?',
  )
  const deleteUploads = query(database, 'delete from upload where bucket = ?')
  const deleteRow = query(database, 'delete from bucket where name = ?')
  const setCors = query(database, 'update bucket set cors = ? where name = ?')

  const create = (accountId: string, name: string, region: string): Result<Bucket> => {
    const found = index.anyBucket(name)
    if (found?.account_id === accountId) {
      return refused('bucketAlreadyYours', `Your previous request to create the bucket ${name} succeeded; you own it.`)
    }
    if (found !== undefined) {
      return refused('bucketTaken', `The bucket name ${name} is taken by another account. Select a different name.`)
    }
    const createdAt = now()
    insert.run(name, accountId, region, createdAt.getTime())
    return done({ name, accountId, region, createdAt })
  }

  /** Unfinished uploads go with their bucket; objects keep it. */
  const remove = (accountId: string, name: string): Result<string[]> => {
    const owned = index.ownBucket(accountId, name)
    if (!owned.ok) return owned
    if (hasObjects.get(name) !== undefined) {
      return refused('bucketNotEmpty', `The bucket ${name} you tried to delete is not empty; delete its objects first.`)
    }
    const left = partFiles.all(name).map(({ file }) => file)
    deleteUploads.run(name)
    deleteRow.run(name)
    return done(left)
  }

  const rulesOf = (cors: string): CorsRule[] => JSON.parse(cors) as CorsRule[]

  return {
    async createBucket(accountId, name, region) {
      if (!isBucketName(name)) return refused('invalidBucketName', `The specified bucket is not valid: ${name}`)
      return commits.run(() => create(accountId, name, region))
    },
    bucket: (accountId, name) => index.ownBucket(accountId, name),
    buckets: accountId => ofAccount.all(accountId).map(bucketOf),
    async deleteBucket(accountId, name) {
      const removed = await commits.run(() => remove(accountId, name))
      if (!removed.ok) return removed
      await files.remove(removed.value)
      return done(undefined)
    },
    corsRulesOf(name) {
      const row = index.anyBucket(name)
      return row === undefined ? [] : rulesOf(row.cors)
    },
    corsRules(accountId, name) {
      const owned = index.ownBucket(accountId, name)
      return owned.ok ? done(rulesOf(owned.value.cors)) : owned
    },
    setCorsRules: (accountId, name, rules) =>
      commits.run((): Result<void> => {
        const owned = index.ownBucket(accountId, name)
        if (!owned.ok) return owned
        setCors.run(JSON.stringify(rules), name)
        return done(undefined)
      }),
  }
}
