import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { AwsClient, succeeded } from '../../chaos/aws-client.ts'
import { BUCKET } from '../../conformance/fixtures.ts'
import { startService } from '../../conformance/service.ts'
import { PostgresServer } from '../../packages/server/src/store/testing/postgres-server.ts'
import type { Bench } from '../figure.ts'
import { postgresDatabase } from './database.ts'
import type { Ground } from './ground.ts'

/** A PostgreSQL of the bench's own, and beside it the object store that nodes without a common disk need. */
export type Postgres = { server: PostgresServer; newGround: () => Promise<Ground>; stop: () => Promise<void> }

export async function startPostgres(bench: Bench): Promise<Postgres> {
  const server = await PostgresServer.start()
  const objects = await startService()
  succeeded(await new AwsClient(objects.url, objects.keys).s3('PUT', `/${BUCKET}`))
  const newGround = async (): Promise<Ground> => {
    const url = await server.newDatabase()
    const env = {
      HANDLOOP_DATABASE_URL: url,
      HANDLOOP_S3_ENDPOINT: objects.url,
      HANDLOOP_S3_ACCESS_KEY_ID: objects.keys.accessKeyId,
      HANDLOOP_S3_SECRET_ACCESS_KEY: objects.keys.secretAccessKey,
    }
    return { dataDir: mkdtempSync(join(bench.folder, 'node-')), env, open: () => postgresDatabase(url) }
  }
  const stop = async () => {
    await objects.stop()
    await server.stop()
  }
  return { server, newGround, stop }
}
