import { openEmbeddedObjects } from '../embedded.ts'

/** Run by crash.test.ts: puts objects as fast as it can and prints the key of each one that was acknowledged. */
const [, , folder, prefix] = process.argv
const store = openEmbeddedObjects(folder!, { now: () => new Date() })
await store.createBucket('000000000000', 'bucket', 'us-east-1')
process.stdout.write('ready\n')
const writer = async (lane: number): Promise<never> => {
  for (let i = 0; ; i++) {
    // Some keys are overwritten again and again, some are new; the body says which write it is.
    const key = i % 2 === 0 ? `${prefix}-${lane}-${i}` : `${prefix}-${lane}`
    const body = Buffer.from(`${key}#${i}#`.repeat(200))
    const put = await store.put({ accountId: '000000000000', bucket: 'bucket', key, body, contentType: 'text/plain' })
    if (put.ok) process.stdout.write(`${key} ${i}\n`)
  }
}
await Promise.all([0, 1, 2, 3].map(writer))
