import assert from 'node:assert/strict'
import { renameSync, rmSync } from 'node:fs'
import { after, test } from 'node:test'
import pino from 'pino'
import type { Services } from '../services.ts'
import { knownBackups } from '../store/backups.ts'
import { readKeysFile } from './keys-file.ts'
import { KnownBackups } from './known-backups.ts'
import { inAFolder } from './testing/backed-up.ts'
import { DAY, NOW } from './testing/full-house.ts'

const { backedUp } = inAFolder()
const open = await backedUp()
after(() => open.house.db.close())

/** The service's part in it, at a time that can be set. */
function aService() {
  const said: string[] = []
  const log = pino({ level: 'warn' }, { write: (line: string) => said.push(JSON.parse(line).msg) })
  const { store } = open.house.subject()
  const service = { ms: NOW, said, known: () => store.read(knownBackups) }
  const clock = { now: () => new Date(service.ms) }
  const backups = new KnownBackups({ store, clock, log } as unknown as Services)
  return Object.assign(service, { prune: () => backups.prune() })
}

const keysLeft = async (path = open.keysPath) => (await readKeysFile(path)).keys.length

test('the service takes out each key when its hour begins', async () => {
  const service = aService()
  const { keys } = await readKeysFile(open.keysPath)
  const second = keys.map(key => key.untilMs).sort((a, b) => a - b)[1]!
  service.ms = second - 1
  await service.prune()
  assert.equal(await keysLeft(), keys.length - 1)
  service.ms = second
  await service.prune()
  assert.equal(await keysLeft(), keys.length - 2)
})

test('a keys file that can’t be reached is said once, tried again, and forgotten after 30 days', async () => {
  const service = aService()
  const before = await keysLeft()
  const away = `${open.keysPath}.away`
  renameSync(open.keysPath, away)
  service.ms = NOW + 20 * DAY
  await service.prune()
  await service.prune()
  const reached = service.said.filter(said => /can’t be reached, so its expired keys stay in it/.test(said))
  // One for this backup, one for an older one that the house knows of.
  assert.equal(reached.length, 2)
  assert.deepEqual((await service.known()).length, 2)
  renameSync(away, open.keysPath)
  await service.prune()
  assert.ok((await keysLeft()) < before)
  rmSync(open.keysPath)
  service.ms = NOW + 30 * DAY
  await service.prune()
  assert.deepEqual(await service.known(), [])
})
