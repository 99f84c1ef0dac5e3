import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3'
import { openEmbeddedObjects } from '../../../objects/embedded.ts'
import type { ObjectStore } from '../../../objects/object-store.ts'
import type { AccessKey } from '../../sigv4/index.ts'
import { createS3Handler } from '../index.ts'

/** For tests: a store in a folder of its own behind a port of its own, and clients for it. */

export const alice: AccessKey = { id: 'AKIAALICE', secret: 'alice/secret+1', accountId: '000000000000' }
export const bob: AccessKey = { id: 'AKIABOB', secret: 'bob/secret+2', accountId: '111111111111' }
/** Keys are known only once they were asked for, as if they lay in a database. */
const loaded = new Set<string>()
export async function loadAccessKey(id: string): Promise<void> {
  await new Promise(resolve => setImmediate(resolve))
  loaded.add(id)
}
export const findAccessKey = (id: string): AccessKey | undefined =>
  [alice, bob].find(key => key.id === id && loaded.has(id))

export const realClock = { now: () => new Date() }

export type TestServer = { url: string; objects: ObjectStore; defects: unknown[]; stop(): Promise<void> }

export async function listen(listener: RequestListener): Promise<{ url: string; close(): Promise<void> }> {
  // A test that fails before it closes its server must not keep the run from ending.
  const server = createServer(listener).unref()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}

export function temporaryFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'handloop-objects-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export async function startS3(options: { now?: () => Date } = {}): Promise<TestServer> {
  const { folder, remove } = temporaryFolder()
  const objects = openEmbeddedObjects(folder, realClock)
  const defects: unknown[] = []
  let handler: ReturnType<typeof createS3Handler> | undefined
  const { url, close } = await listen((req, res) => void handler?.(req, res))
  handler = createS3Handler({
    objects,
    findAccessKey,
    loadAccessKey,
    realNow: options.now ?? realClock.now,
    publicUrl: url,
    hosts: [url.replace('http://127.0.0.1', 'localhost')],
    log: ({ error }) => defects.push(error),
  })
  const stop = async (): Promise<void> => {
    await close()
    await objects.close()
    remove()
  }
  return { url, objects, defects, stop }
}

export const clientOf = (endpoint: string, key: AccessKey = alice, config: S3ClientConfig = {}): S3Client =>
  new S3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    maxAttempts: 1,
    credentials: { accessKeyId: key.id, secretAccessKey: key.secret },
    ...config,
  })
