// The doctor as an operator and a script call it, on a service that runs and on one that does not.
import assert from 'node:assert/strict'
import { chmodSync, readdirSync, rmSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { output } from './clients/client.ts'
import { jsSdk } from './clients/js-sdk.ts'
import { aFlow, BUCKET, startLoop } from './fixtures.ts'
import { type Service, startService } from './service.ts'

let service: Service
before(async () => {
  service = await startService()
})
after(async () => {
  await service.stop()
  for (const folder of ['b', 'k']) rmSync(`${service.dataDir}-${folder}`, { recursive: true, force: true })
})

type Failed = { code: number; stdout: string; stderr: string }
const unwell = (text: string): string[] => text.split('\n').filter(line => !line.startsWith('ok '))

test('a running service with a bucket, a loop and a backup: every line is ok, and the exit code is 0', async () => {
  const client = jsSdk({ url: service.url, keys: service.keys })
  await startLoop(client, 'a-loop', await aFlow(client, 'a-flow'))
  const [folder, keys] = [`${service.dataDir}-b`, `${service.dataDir}-k`]
  await service.cli('backup', folder, '--keys', keys)
  const files = readdirSync(service.dataDir).sort()
  assert.deepEqual(unwell(await service.cli('doctor')), [])
  assert.deepEqual(readdirSync(service.dataDir).sort(), files)
  const findings = JSON.parse(await service.cli('doctor', '--json')) as { about: string; level: string; says: string }[]
  assert.match(findings.find(({ about }) => about === 'service')!.says, /^ready on http:/)
  assert.deepEqual(new Set(findings.map(({ level }) => level)), new Set(['ok']))
  await client.close()
})

test('a bucket that has gone and a data dir that is open to others: two problems with their next steps, exit code 1', async () => {
  const client = jsSdk({ url: service.url, keys: service.keys })
  await output(client.call('s3', 'DeleteBucket', { Bucket: BUCKET }))
  await client.close()
  chmodSync(service.dataDir, 0o755)
  await assert.rejects(service.cli('doctor'), ({ code, stdout, stderr }: Failed) => {
    assert.deepEqual([code, stderr], [1, ''])
    const [rights = '', bucket = '', ...more] = unwell(stdout.trim())
    assert.match(rights, /^problem {2}data dir .*mode 755\) → chmod 700 /)
    assert.match(bucket, /^problem {2}buckets .*bucket review-results of the flow definition a-flow .* → create it/)
    assert.deepEqual(more, [])
    return true
  })
  await assert.rejects(service.cli('doctor', '--all'), ({ code, stderr }: Failed) => {
    assert.equal(code, 2)
    return /doctor knows only --json/.test(stderr)
  })
})
