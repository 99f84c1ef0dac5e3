// Behind the proxy that docs/deployment.md describes: the very file, on loopback and without TLS.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { nginxProgram } from '../scripts/testing/nginx.ts'
import { boto3 } from './clients/boto3.ts'
import { type Client, output } from './clients/client.ts'
import { jsSdk } from './clients/js-sdk.ts'
import { aFlow, outputUri, readOutput, startLoop, statusOf } from './fixtures.ts'
import { keysOf } from './one-service.ts'
import { type Service, startService } from './service.ts'
import { until } from './until.ts'
import { Worker } from './worker.ts'

const PREFIX = '/review'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

/** The documented configuration with other addresses and without its certificate, in the least that nginx needs. */
function configuration(folder: string, port: number, service: string): string {
  const documented = readFileSync(join(import.meta.dirname, '../deploy/nginx/handloop.conf'), 'utf8')
  const server = documented
    .replace('127.0.0.1:4600', service)
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
    .replace('server_name review.example.org tasks.example.net;', 'server_name 127.0.0.1 localhost;')
    .replaceAll(/^\s*ssl_.*$/gm, '')
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${folder}/${name};`)
  return `daemon off; master_process off; pid ${folder}/pid; error_log stderr error;
events {} http { access_log off; ${paths.join(' ')}\n${server}}`
}

async function startProxy(port: number, service: string) {
  const folder = mkdtempSync(join(tmpdir(), 'handloop-proxy-'))
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port, service))
  const nginx = spawn(nginxProgram()!, ['-p', folder, '-c', join(folder, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await until(
    () =>
      fetch(`http://127.0.0.1:${port}/`).then(
        () => true,
        () => false,
      ),
    Boolean,
  )
  return async () => {
    nginx.kill('SIGTERM')
    await once(nginx, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
}

const isNoLinux = process.platform !== 'linux' && 'the proxy is unpacked from a Linux package'

describe('behind nginx, below a path', { skip: isNoLinux }, () => {
  let service: Service
  let stopProxy: () => Promise<void>
  let url = ''
  before(async () => {
    const [port, own] = [await freePort(), await freePort()]
    url = `http://127.0.0.1:${port}${PREFIX}`
    service = await startService({ HANDLOOP_PUBLIC_URL: url, HANDLOOP_PORT: String(own) })
    stopProxy = await startProxy(port, `127.0.0.1:${own}`)
  })
  after(async () => {
    await stopProxy()
    await service.stop()
  })

  test('handloop env points clients at the proxy', async () => {
    const exports = await service.cli('env')
    assert.match(exports, new RegExp(`^export AWS_ENDPOINT_URL=${url}$`, 'm'))
    assert.deepEqual(keysOf(exports), service.keys)
  })

  for (const made of [boto3, jsSdk])
    test(`${made.name}: signatures are good, a loop is born, answered in a frame from the other origin, and delivered`, async () => {
      const client: Client = made({ url, keys: service.keys })
      const name = `proxied-${client.name.length}`
      await startLoop(client, name, await aFlow(client, name), { text: 'through the proxy' })
      const worker = await Worker.join(service, name)
      const lease = await worker.next()
      assert.match(lease.frameUrl, new RegExp(`^http://localhost:\\d+${PREFIX}/frames/`))
      assert.match(await (await fetch(lease.frameUrl)).text(), /through the proxy/)
      assert.equal((await worker.submit(lease, { seen: true })).status, 200)
      await until(
        () => statusOf(client, name),
        status => status === 'Completed',
      )
      assert.match(await readOutput(client, await outputUri(client, name)), /"seen":true/)
      await output(client.call('sts', 'GetCallerIdentity', {}))
      await client.close()
    })

  test('people sign in through it, and health is asked below the path', async () => {
    const link = await service.cli('console', 'link')
    assert.ok(link.startsWith(`${url}/console/sign-in/`))
    const signedIn = await fetch(link, { method: 'POST', redirect: 'manual' })
    assert.equal(signedIn.status, 303)
    assert.equal(signedIn.headers.get('location'), `${PREFIX}/console/`)
    const set = signedIn.headers.get('set-cookie') ?? ''
    assert.match(set, new RegExp(`Path=${PREFIX}/console`))
    const again = await (await fetch(link, { headers: { cookie: set.split(';')[0]! } })).text()
    assert.ok(again.includes(`href="${PREFIX}/console/"`), 'the way on from a used link')
    assert.equal((await fetch(`${url}/readyz`)).status, 200)
  })

  test('an object larger than the proxy would keep goes through in one piece', async () => {
    const client = jsSdk({ url, keys: service.keys })
    await output(client.call('s3', 'CreateBucket', { Bucket: 'large-objects' }))
    const Body = 'x'.repeat(8 * 1024 * 1024)
    const address = { Bucket: 'large-objects', Key: 'a b/ü+&.txt' }
    await output(client.call('s3', 'PutObject', { ...address, Body }))
    const got = await output(client.call('s3', 'GetObject', address))
    assert.equal(
      (await (got.Body as { transformToString: () => Promise<string> }).transformToString()).length,
      Body.length,
    )
    await client.close()
  })
})
