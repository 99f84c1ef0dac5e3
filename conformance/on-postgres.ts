// What a service needs to run on PostgreSQL: a database of its own, and an S3 service, which a second Handloop plays.
import { PostgresServer } from '../packages/server/src/store/testing/postgres-server.ts'
import { type Service, startOne } from './one-service.ts'

let server: Promise<PostgresServer> | undefined

/** @returns the address of a new, empty database */
export async function emptyDatabase(): Promise<string> {
  server ??= PostgresServer.start().then(started => started.unref())
  return (await server).newDatabase()
}

export type Surroundings = { env: Record<string, string>; objects: Service }

export async function surroundings(): Promise<Surroundings> {
  const [url, objects] = await Promise.all([emptyDatabase(), startOne({})])
  return { env: { HANDLOOP_DATABASE_URL: url, ...s3Settings(objects) }, objects }
}

export const s3Settings = ({ url, keys }: Pick<Service, 'url' | 'keys'>): Record<string, string> => ({
  HANDLOOP_S3_ENDPOINT: url,
  HANDLOOP_S3_ACCESS_KEY_ID: keys.accessKeyId,
  HANDLOOP_S3_SECRET_ACCESS_KEY: keys.secretAccessKey,
})
