import assert from 'node:assert/strict'
import { stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { openEmbeddedObjects } from './embedded.ts'
import {
  accountId,
  bodyFilesIn,
  bytesOf,
  clock,
  inAFolder,
  inPieces,
  kindOf,
  succeeded,
  withStore,
} from './in-a-folder.ts'
import type { ObjectStore } from './object-store.ts'

const at = (key: string) => ({ accountId, bucket: 'bucket', key })
const put = (store: ObjectStore, key: string, body: string | Uint8Array) =>
  store.put({ ...at(key), body: Buffer.from(body), contentType: 'text/plain' })
const read = async (store: ObjectStore, key: string): Promise<string> =>
  (await bytesOf(succeeded(await store.open(at(key))).body)).toString('utf8')

test('an object is read as it was written, whole or in part', () =>
  withStore(async store => {
    const request = {
      ...at('a'),
      body: Buffer.from('0123456789'),
      contentType: 'text/plain',
      metadata: { color: 'red' },
    }
    const { etag } = succeeded(await store.put(request))
    assert.equal(etag, '781e5e245d69b566979b86e28d23f2c7')
    const info = succeeded(await store.head(at('a')))
    assert.deepEqual(info, {
      key: 'a',
      size: 10,
      etag,
      lastModified: clock.now(),
      headers: { contentType: 'text/plain' },
      metadata: { color: 'red' },
    })
    assert.equal(await read(store, 'a'), '0123456789')
    const part = succeeded(await store.open(at('a'), { range: { first: 3, last: 5 } }))
    assert.deepEqual(part.range, { from: 3, to: 5 })
    assert.equal((await bytesOf(part.body)).toString(), '345')
    assert.equal(kindOf(await store.open(at('a'), { range: { first: 10 } })), 'invalidRange')
    assert.equal(kindOf(await store.open(at('a'), { conditions: { ifNoneMatch: [etag] } })), 'notModified')
  }))

const HOSTILE = [
  '../../etc/passwd',
  '..%2f..%2fetc',
  '/etc/passwd',
  '..',
  '.',
  '../index.db',
  'a//b',
  'a/',
  '/',
  'a b+c',
  'C:\\x',
  'e\u0301',
  '\u00e9',
  '日本',
  '\u{1f600}',
  '\uffff',
  'line\nbreak',
  'x'.repeat(1024),
]

test('keys are names and nothing else: each has its own object, none leaves the folder', () =>
  withStore(async (store, folder) => {
    for (const key of HOSTILE) succeeded(await put(store, key, `body of ${key}`))
    for (const key of HOSTILE) assert.equal(await read(store, key), `body of ${key}`, JSON.stringify(key))
    assert.equal((await bodyFilesIn(folder)).length, HOSTILE.length)
  }))

test('keys are limited: not empty, 1024 bytes, no NUL', () =>
  withStore(async store => {
    assert.equal(kindOf(await put(store, '', 'x')), 'invalidKey')
    assert.equal(kindOf(await put(store, 'a\0b', 'x')), 'invalidKey')
    assert.equal(kindOf(await put(store, 'x'.repeat(1025), 'x')), 'keyTooLong')
    assert.equal(kindOf(await put(store, 'é'.repeat(513), 'x')), 'keyTooLong')
    const large = { ...at('m'), body: Buffer.from(''), contentType: 'a/b', metadata: { a: 'x'.repeat(2048) } }
    assert.equal(kindOf(await store.put(large)), 'metadataTooLarge')
  }))

test('another account sees nothing and changes nothing', () =>
  withStore(async store => {
    succeeded(await put(store, 'a', 'secret'))
    const theirs = { ...at('a'), accountId: '111111111111' }
    const list = { ...theirs, prefix: '', delimiter: '', after: '', limit: 1 }
    assert.deepEqual(
      [
        kindOf(await store.head(theirs)),
        kindOf(await store.open(theirs)),
        kindOf(await store.put({ ...theirs, body: Buffer.from('x'), contentType: 'a/b' })),
        kindOf(await store.delete(theirs)),
        kindOf(store.list(list)),
        kindOf(await store.deleteBucket('111111111111', 'bucket')),
      ],
      Array(6).fill('notPermitted'),
    )
    assert.equal(kindOf(await store.createBucket('111111111111', 'bucket', 'us-east-1')), 'bucketTaken')
    assert.equal(await read(store, 'a'), 'secret')
    assert.deepEqual(store.buckets('111111111111'), [])
  }))

test('what was overwritten or deleted leaves no file, and a reader keeps what it opened', () =>
  withStore(async (store, folder) => {
    succeeded(await put(store, 'a', 'first'))
    const opened = succeeded(await store.open(at('a')))
    succeeded(await put(store, 'a', 'second'))
    assert.equal((await bytesOf(opened.body)).toString(), 'first')
    assert.equal(await read(store, 'a'), 'second')
    const again = succeeded(await store.open(at('a')))
    succeeded(await store.delete(at('a')))
    again.body.destroy()
    assert.equal(kindOf(await store.head(at('a'))), 'noSuchKey')
    await new Promise(resolve => setTimeout(resolve, 50))
    assert.deepEqual(await bodyFilesIn(folder), [])
    succeeded(await store.delete(at('never there')))
  }))

test('a body that breaks off stores nothing and leaves no file', () =>
  withStore(async (store, folder) => {
    succeeded(await put(store, 'a', 'good'))
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('half')
      throw new Error('the client went away')
    }
    const request = { ...at('a'), body: broken(), headers: { contentType: 'a/b' }, metadata: {} }
    await assert.rejects(store.putStream(request), /the client went away/)
    assert.equal(await read(store, 'a'), 'good')
    assert.equal((await bodyFilesIn(folder)).length, 1)
  }))

test('of many writers who demand that nothing be there, one wins', () =>
  withStore(async (store, folder) => {
    const attempts = Array.from({ length: 20 }, (_, i) =>
      store.putStream({
        ...at('once'),
        body: inPieces(`writer ${i}`),
        headers: { contentType: 'a/b' },
        metadata: {},
        onlyIf: { absent: true },
      }),
    )
    const kinds = (await Promise.all(attempts)).map(kindOf)
    assert.equal(kinds.filter(kind => kind === 'ok').length, 1)
    assert.equal(kinds.filter(kind => kind === 'preconditionFailed').length, 19)
    assert.equal(await read(store, 'once'), `writer ${kinds.indexOf('ok')}`)
    assert.equal((await bodyFilesIn(folder)).length, 1)
  }))

test('only the owner of the system can read the files', () =>
  withStore(async (store, folder) => {
    succeeded(await put(store, 'a', 'x'))
    const [file] = await bodyFilesIn(folder)
    const mode = async (path: string): Promise<number> => (await stat(join(folder, path))).mode & 0o777
    assert.equal(await mode(join('files', file!)), 0o600)
    assert.equal(await mode('index.db'), 0o600)
    assert.equal(await mode('index.db-wal'), 0o600)
    assert.equal(await mode('files'), 0o700)
    assert.equal(await mode(join('files', 'ab')), 0o700)
  }))

test('opening sweeps what a crash left, and nothing that is in use or young', () =>
  inAFolder(async folder => {
    const first = openEmbeddedObjects(folder, clock)
    succeeded(await first.createBucket(accountId, 'bucket', 'us-east-1'))
    succeeded(await put(first, 'a', 'kept'))
    await first.close()
    const file = (name: string): string => join(folder, 'files', 'ab', `ab${name.repeat(30)}`)
    const longAgo = new Date((await stat(folder)).mtimeMs - 2 * 3600_000)
    for (const path of [file('0'), `${file('1')}.part`]) {
      await writeFile(path, 'orphan')
      await utimes(path, longAgo, longAgo)
    }
    await writeFile(file('2'), 'of another process, about to be committed')
    const [known] = (await bodyFilesIn(folder)).filter(
      name => !name.startsWith('ab/ab0') && !name.startsWith('ab/ab1') && !name.startsWith('ab/ab2'),
    )
    await utimes(join(folder, 'files', known!), longAgo, longAgo)
    const second = openEmbeddedObjects(folder, clock)
    assert.equal(await second.swept, 2)
    assert.equal(await read(second, 'a'), 'kept')
    assert.equal((await bodyFilesIn(folder)).length, 2)
    await second.close()
  }))

test('two programs may have one folder open and see each other at once', () =>
  withStore(async (store, folder) => {
    const other = openEmbeddedObjects(folder, clock)
    await Promise.all([put(store, 'a', 'from one'), put(other, 'b', 'from the other')])
    assert.equal(await read(other, 'a'), 'from one')
    assert.equal(await read(store, 'b'), 'from the other')
    succeeded(await other.delete(at('a')))
    assert.equal(kindOf(await store.head(at('a'))), 'noSuchKey')
    await other.close()
  }))

test('a bucket goes only when it is empty; its unfinished uploads go with it', () =>
  withStore(async (store, folder) => {
    succeeded(await put(store, 'a', 'x'))
    assert.equal(kindOf(await store.deleteBucket(accountId, 'bucket')), 'bucketNotEmpty')
    succeeded(await store.delete(at('a')))
    const upload = succeeded(await store.createUpload({ ...at('u'), headers: { contentType: 'a/b' }, metadata: {} }))
    succeeded(await store.putPart({ ...at('u'), uploadId: upload.id, number: 1, body: inPieces('part') }))
    succeeded(await store.deleteBucket(accountId, 'bucket'))
    assert.equal(kindOf(await put(store, 'a', 'x')), 'noSuchBucket')
    assert.deepEqual(await bodyFilesIn(folder), [])
  }))

test('bucket names follow the rules of S3', () =>
  withStore(async store => {
    const create = async (name: string): Promise<string> =>
      kindOf(await store.createBucket(accountId, name, 'us-east-1'))
    for (const name of ['ab', 'Bucket', 'a_b', '-ab', 'ab-', 'a..b', '10.0.0.1', 'x'.repeat(64), '..', 'a/b', '']) {
      assert.equal(await create(name), 'invalidBucketName', name)
    }
    for (const name of ['abc', 'a.b-c.1', 'x'.repeat(63), '123']) assert.equal(await create(name), 'ok', name)
    assert.equal(await create('abc'), 'bucketAlreadyYours')
  }))
