import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { kindOf, succeeded } from '../../objects/in-a-folder.ts'
import { alice, startS3, type TestServer, temporaryFolder } from './testing/a-server.ts'

/** boto3 and the AWS CLI as child processes, with their defaults. */

const run = promisify(execFile)
let server: TestServer

before(async () => {
  server = await startS3()
})
after(async () => {
  await server.stop()
  assert.deepEqual(server.defects, [])
})

const environment = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  AWS_ACCESS_KEY_ID: alice.id,
  AWS_SECRET_ACCESS_KEY: alice.secret,
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
}

test('boto3 with its defaults', async t => {
  const script = fileURLToPath(new URL('testing/real-clients.boto3.py', import.meta.url))
  const { stdout } = await run('python3', [script, server.url, alice.id, alice.secret], { env: environment })
  const lines = stdout.trim().split('\n')
  assert.equal(lines.at(-1), 'done')
  assert.ok(lines.filter(line => line.startsWith('ok: ')).length >= 30)
  for (const line of lines.filter(line => !line.startsWith('ok: ') && line !== 'done')) t.diagnostic(line)
})

test('the AWS CLI with its defaults', async () => {
  const { folder, remove } = temporaryFolder()
  const aws = async (...args: string[]): Promise<string> =>
    (await run('aws', ['--endpoint-url', server.url, ...args], { env: environment })).stdout
  try {
    const [from, to] = [join(folder, 'from'), join(folder, 'to')]
    await mkdir(join(from, 'sub dir'), { recursive: true })
    const large = Buffer.alloc(9 * 1024 * 1024, 'cli')
    await writeFile(join(from, 'large.bin'), large)
    await writeFile(join(from, 'sub dir', 'ä + b.html'), '<p>hello</p>')
    await aws('s3', 'mb', 's3://cli-bucket')
    await aws('s3', 'sync', from, 's3://cli-bucket/up')
    assert.match(
      await aws('s3', 'ls', '--recursive', 's3://cli-bucket'),
      /9437184 up\/large\.bin\n.* 12 up\/sub dir\/ä \+ b\.html/,
    )
    await aws('s3', 'cp', '--recursive', 's3://cli-bucket/up', to)
    assert.ok((await readFile(join(to, 'large.bin'))).equals(large))
    assert.equal(await readFile(join(to, 'sub dir', 'ä + b.html'), 'utf8'), '<p>hello</p>')
    const address = { accountId: alice.accountId, bucket: 'cli-bucket', key: 'up/sub dir/ä + b.html' }
    assert.equal(succeeded(await server.objects.head(address)).headers.contentType, 'text/html')
    const link = (await aws('s3', 'presign', 's3://cli-bucket/up/sub dir/ä + b.html')).trim()
    assert.equal(await (await fetch(link)).text(), '<p>hello</p>')
    await aws('s3', 'rb', '--force', 's3://cli-bucket')
    assert.equal(kindOf(server.objects.bucket(alice.accountId, 'cli-bucket')), 'noSuchBucket')
  } finally {
    remove()
  }
})
