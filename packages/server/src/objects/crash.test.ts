import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openEmbeddedObjects } from './embedded.ts'
import { accountId, bytesOf, clock, inAFolder, succeeded } from './in-a-folder.ts'

const script = fileURLToPath(new URL('testing/crash-writer.ts', import.meta.url))

/** Lets a process write until so many puts are acknowledged, kills it, and returns the last such write of every key. */
async function killedWriter(folder: string, prefix: string, puts: number): Promise<Map<string, number>> {
  const child = spawn(process.execPath, [script, folder, prefix], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    text += piece
    if (text.split('\n').length > puts) child.kill('SIGKILL')
  })
  await new Promise(resolve => child.once('close', resolve))
  const whole = text.slice(0, text.lastIndexOf('\n'))
  const acknowledged = new Map<string, number>()
  for (const line of whole.split('\n').slice(1)) {
    const [key, write] = line.split(' ')
    acknowledged.set(key!, Number(write))
  }
  return acknowledged
}

test('a process killed in the middle of its puts loses nothing that it acknowledged', () =>
  inAFolder(async folder => {
    let checked = 0
    for (const [round, puts] of [30, 71, 140].entries()) {
      const acknowledged = await killedWriter(folder, `round${round}`, puts)
      const store = openEmbeddedObjects(folder, clock)
      for (const [key, write] of acknowledged) {
        const opened = succeeded(await store.open({ accountId, bucket: 'bucket', key }))
        const text = (await bytesOf(opened.body)).toString('utf8')
        const found = Number(text.split('#')[1])
        // A later write may have been committed without its acknowledgement having got out.
        assert.ok(found >= write, `${key}: write ${found} is older than the acknowledged ${write}`)
        assert.equal(text, `${key}#${found}#`.repeat(200))
        checked++
      }
      await store.close()
    }
    assert.ok(checked >= 100, `only ${checked} acknowledged writes: too few to mean anything`)
  }))
