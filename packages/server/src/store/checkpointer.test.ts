import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, test } from 'node:test'
import { Checkpointer } from './checkpointer.ts'

const folder = mkdtempSync(join(tmpdir(), 'handloop-checkpointer-'))
after(() => rmSync(folder, { recursive: true, force: true }))

test('a log that can not be finished, on a full disk perhaps, ends nothing and is tried again', async () => {
  const file = join(folder, 'long.db')
  const db = new DatabaseSync(file)
  db.exec('pragma journal_mode = wal; pragma wal_autocheckpoint = 0; create table note (text text)')
  db.prepare('insert into note values (?)').run('x'.repeat(34 * 2 ** 20))
  // The thread keeps no process alive, so something else has to.
  const alive = setInterval(() => {}, 1_000)
  let tries = 0
  let tried = () => {}
  const checkpoints = new Checkpointer(file, () => {
    tries++
    tried()
    if (tries === 1) throw new Error('database or disk is full')
  })
  for (const expected of [1, 2]) {
    const isTried = new Promise<void>(resolve => {
      tried = resolve
    })
    for (let commit = 0; commit < 200; commit++) checkpoints.committed()
    await isTried
    assert.equal(tries, expected)
  }
  await checkpoints.close()
  clearInterval(alive)
  db.close()
})
