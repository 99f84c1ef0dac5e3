import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { ObjectIndex } from '../objects/object-index.ts'
import { type Result as ObjectResult, refused } from '../objects/object-store.ts'
import { openOutsideObjects, outsideSettings } from '../objects/outside.ts'
import { type OutputBucket, outputBuckets } from '../store/health.ts'
import { SqliteReader } from '../store/sqlite-reader.ts'
import { ok, problem, type Result, type Subject, warning } from './finding.ts'

const PATIENCE_MS = 10_000

/** Asks for a bucket without writing to it. */
type Ask = (bucket: OutputBucket) => Promise<ObjectResult<unknown>>

/** The bucket of every flow definition, where outputs will have to go. */
export async function buckets({ settings, database }: Pick<Subject, 'settings' | 'database'>): Promise<Result[]> {
  if (database === null) return []
  const wanted = await database.read(outputBuckets)
  if (wanted.length === 0) return [ok('no flow definition names one yet')]
  return settings.s3 === null ? own(settings.dataDir, wanted) : outside(settings.s3, wanted)
}

async function own(dataDir: string, wanted: OutputBucket[]): Promise<Result[]> {
  const file = join(dataDir, 'objects', 'index.db')
  if (!existsSync(file)) return wanted.map(bucket => missing(bucket, 'there is no object store yet'))
  const reader = new SqliteReader(file)
  try {
    const index = new ObjectIndex(reader.db)
    return await askAll(wanted, async ({ account_id, output_bucket }) => index.ownBucket(account_id, output_bucket))
  } finally {
    await reader.close()
  }
}

async function outside(s3: NonNullable<Subject['settings']['s3']>, wanted: OutputBucket[]): Promise<Result[]> {
  const objects = openOutsideObjects(outsideSettings(s3))
  try {
    const found = reached(s3.endpoint, await withPatience(objects.reach()))
    if (found.level === 'problem') return [found]
    return [found, ...(await askAll(wanted, ({ output_bucket }) => withPatience(objects.headBucket(output_bucket))))]
  } finally {
    await objects.close()
  }
}

function reached(endpoint: string, asked: ObjectResult<unknown>): Result {
  if (asked.ok) return ok(`${endpoint} answers`)
  const { kind, message } = asked.error
  const next = 'mend HANDLOOP_S3_ENDPOINT or its credentials'
  // Keys that may use some buckets need not be allowed to list all of them.
  if (kind === 'notPermitted')
    return warning(`${endpoint} does not let these credentials list buckets, or there are none: ${message}`, next)
  return problem(`${endpoint} can't be used: ${message}`, next)
}

/** A host that swallows everything would keep the doctor for minutes. */
async function withPatience(asked: Promise<ObjectResult<unknown>>): Promise<ObjectResult<unknown>> {
  const late = async () => {
    await setTimeout(PATIENCE_MS, undefined, { ref: false })
    return refused('unreachable', `no answer in ${PATIENCE_MS / 1000} s`)
  }
  return Promise.race([asked, late()])
}

async function askAll(wanted: OutputBucket[], ask: Ask): Promise<Result[]> {
  const found: Result[] = []
  for (const bucket of wanted) {
    const asked = await ask(bucket)
    if (!asked.ok) found.push(missing(bucket, asked.error.message))
  }
  return found.length > 0 ? found : [ok(`every one that a flow definition names is there (${wanted.length})`)]
}

const missing = ({ output_bucket, flow_name, account_id }: OutputBucket, why: string): Result =>
  problem(
    `the bucket ${output_bucket} of the flow definition ${flow_name} (account ${account_id}) can't be used: ${why}`,
    'create it or mend its rights; outputs wait 24 hours',
  )
