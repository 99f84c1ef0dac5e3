import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backUpUnderFire, checkRestored } from './backup.ts'
import { Chance } from './chance.ts'
import { closeConnections, sleep } from './http.ts'
import { setUp } from './stage.ts'

const BURN_MS = 4_000

test('a backup under fire, restored, has everything that clients were told before it began', {
  timeout: 180_000,
}, async () => {
  const stage = await setUp(new Chance(20_310_405))
  try {
    assert.ok(await stage.cluster.service.start())
    stage.gate.open()
    await sleep(BURN_MS)
    const backup = await backUpUnderFire(stage)
    // The fire goes on behind it.
    await sleep(500)
    await stage.endClients()
    const found = await checkRestored(stage, backup).finally(backup.remove)
    for (const { kind, row } of found) {
      assert.deepEqual([kind, row.lost, row.doubled ?? []], [kind, [], []])
      assert.ok(row.acknowledged > 0, `nothing was acknowledged of ${kind}`)
    }
  } finally {
    stage.gate.over()
    await Promise.all([stage.cluster.remove(), stage.objects.remove()])
    stage.receiver.close()
    closeConnections()
  }
})
