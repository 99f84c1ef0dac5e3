import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { SqliteDatabase } from '../store/sqlite.ts'
import { forgetExpired, forgetExpiredIn, readKeysFile, writeKeysFile } from './keys-file.ts'
import { makeBackup } from './make-backup.ts'
import { type Head, payloadOf } from './records.ts'
import { refuseUnfinished } from './restore.ts'
import { ChunkWriter, readChunks } from './sealed-chunks.ts'
import { inAFolder, type Made } from './testing/backed-up.ts'
import { DAY, FullHouse, NOW } from './testing/full-house.ts'

const { newPath, backedUp, restored } = inAFolder()
let made: Made
before(async () => {
  made = await backedUp()
})
after(() => made.house.db.close())

const data = (): Buffer => readFileSync(join(made.backup, 'data.sealed'))

/** Where each chunk begins; behind them the end of the file. */
function beginnings(bytes: Buffer): number[] {
  const found = [0]
  while (found.at(-1)! < bytes.length) found.push(found.at(-1)! + 8 + bytes.readUInt32BE(found.at(-1)!))
  return found
}

/** Restoring this must fail with such a sentence and leave the data dir as it was. */
async function refuses(from: { backup: string; keysPath: string }, says: RegExp, ms = NOW): Promise<void> {
  const dataDir = newPath()
  await assert.rejects(restored(from, ms, dataDir), (error: Error) => {
    assert.equal(error.constructor.name, 'BackupError', error.stack)
    assert.match(error.message, says)
    return true
  })
  assert.deepEqual(readdirSync(dataDir), [])
}

async function withData(change: (bytes: Buffer) => Buffer): Promise<{ backup: string; keysPath: string }> {
  const backup = newPath()
  cpSync(made.backup, backup, { recursive: true })
  writeFileSync(join(backup, 'data.sealed'), change(data()))
  return { backup, keysPath: made.keysPath }
}

describe('a backup whose data', () => {
  test('has one bit changed, wherever that is, is refused', async () => {
    const starts = beginnings(data())
    assert.ok(starts.length > 40)
    for (const [i, start] of starts.slice(0, -1).entries()) {
      if (i % 5 !== 0 && i < starts.length - 3) continue
      const at = start + ((i * 7919) % (starts[i + 1]! - start))
      const flipped = await withData(bytes => {
        bytes[at]! ^= 1 << (i % 8)
        return bytes
      })
      await refuses(flipped, /is damaged at chunk \d+.*another backup/)
    }
  })

  test('has one bit changed in a chunk whose key is gone, is refused', async () => {
    const chunk = beginnings(data()).find(at => at < data().length && data().readUInt32BE(at + 4) !== 0)!
    const flipped = await withData(bytes => {
      bytes[chunk + 20]! ^= 1
      return bytes
    })
    const keysPath = newPath()
    cpSync(made.keysPath, keysPath)
    await refuses({ ...flipped, keysPath }, /is damaged at chunk/, NOW + 29.5 * DAY)
  })

  test('is cut, at a chunk’s end or anywhere else, is refused', async () => {
    const starts = beginnings(data())
    for (const length of [0, 3, starts[1]!, starts.at(-2)!, data().length - 1])
      await refuses(await withData(bytes => bytes.subarray(0, length)), /is damaged at chunk \d+: it was cut/)
  })

  test('has something behind its end, is refused', async () => {
    const [, second = 0] = beginnings(data())
    await refuses(await withData(bytes => Buffer.concat([bytes, bytes.subarray(0, second)])), /is damaged/)
  })

  test('lacks a chunk, has one twice, or two in each other’s place, is refused', async () => {
    const starts = beginnings(data())
    const piece = (i: number) => data().subarray(starts[i], starts[i + 1])
    const all = starts.slice(0, -1).map((_, i) => piece(i))
    const wrong = [
      all.toSpliced(5, 1),
      all.toSpliced(5, 0, piece(5)),
      all.toSpliced(5, 2, piece(6), piece(5)),
      all.toSpliced(-2, 1),
    ]
    for (const chunks of wrong) await refuses(await withData(() => Buffer.concat(chunks)), /is damaged at chunk/)
  })
})

describe('keys', () => {
  test('of another backup are refused by name, also when somebody renames that backup', async () => {
    const other = await backedUp()
    await other.house.db.close()
    await refuses(
      { ...made, keysPath: other.keysPath },
      /belongs to another backup; the keys of .* are in handloop-.*\.keys\.json/,
    )
    const forged = newPath()
    cpSync(made.backup, forged, { recursive: true })
    cpSync(join(other.backup, 'backup.json'), join(forged, 'backup.json'))
    await refuses({ backup: forged, keysPath: other.keysPath }, /is damaged at chunk 0/)
  })

  test('that are missing, cut or something else are refused', async () => {
    await refuses({ ...made, keysPath: newPath() }, /can't be read \(ENOENT\); without handloop-.*\.keys\.json nothing/)
    const elsewhere = newPath()
    mkdirSync(elsewhere)
    await refuses(
      { ...made, keysPath: elsewhere },
      /the keys file .*\/handloop-.*\.keys\.json can't be read \(ENOENT\)/,
    )
    const cut = newPath()
    cpSync(made.keysPath, cut)
    truncateSync(cut, 100)
    await refuses({ ...made, keysPath: cut }, /is no keys file of a backup, or damaged/)
    await refuses({ ...made, keysPath: join(made.backup, 'backup.json') }, /is no keys file/)
  })

  test('are not used after their time, even where the file still has them, and are then taken out of it', async () => {
    const late = newPath()
    cpSync(made.keysPath, late)
    await refuses(
      { ...made, keysPath: late },
      /expired on 2031-05-05T12:10:00.000Z: nothing of it can be read/,
      NOW + 30 * DAY,
    )
    assert.deepEqual((await readKeysFile(late)).keys, [])
    await refuses({ ...made, keysPath: late }, /expired on/, NOW)
  })

  test('that are forgotten open nothing, and those that are left do not open what they sealed', async () => {
    const path = newPath()
    cpSync(made.keysPath, path)
    const { backup, keys: before } = await readKeysFile(path)
    const gone = await forgetExpired(path, NOW + 15 * DAY)
    const { keys: left } = await readKeysFile(path)
    assert.ok(gone > 2 && left.length > 2, `${gone} gone, ${left.length} left`)
    assert.equal(left.length + gone, before.length)
    const forgotten = new Set(before.map(key => key.slot).filter(slot => !left.some(key => key.slot === slot)))
    const text = readFileSync(path, 'utf8')
    for (const { slot, key } of before)
      assert.equal(text.includes(Buffer.from(key).toString('base64')), !forgotten.has(slot))
    for (const { slot: tried, key } of left) {
      const keyOf = (slot: number) => (forgotten.has(slot) ? key : undefined)
      const opening = async () => {
        for await (const { payload } of readChunks({ path: join(made.backup, 'data.sealed'), backup, keyOf }))
          assert.equal(payload, undefined, `key ${tried} opens a chunk that is not its own`)
      }
      await assert.rejects(opening, /is damaged/)
    }
  })

  test('expire in every keys file of a folder; one that is no such file keeps none of the others', async () => {
    const folder = newPath()
    mkdirSync(folder)
    for (const name of ['a', 'b']) cpSync(made.keysPath, join(folder, `${name}.keys.json`))
    writeFileSync(join(folder, 'aa.keys.json'), '{')
    writeFileSync(join(folder, 'other.json'), '{')
    const pruned = await forgetExpiredIn(folder, new Date(NOW + 31 * DAY))
    assert.equal(pruned.files, 3)
    assert.equal(pruned.problems.length, 1)
    assert.match(pruned.problems[0]!, /aa\.keys\.json is no keys file/)
    for (const name of ['a', 'b']) assert.deepEqual((await readKeysFile(join(folder, `${name}.keys.json`))).keys, [])
  })

  test('of a house whose time was moved for a test are judged by that time', async () => {
    const folder = newPath()
    mkdirSync(folder)
    const path = join(folder, 'moved.keys.json')
    await writeKeysFile(path, { ...(await readKeysFile(made.keysPath)), aheadMs: 31 * DAY })
    await forgetExpiredIn(folder, new Date(NOW))
    assert.deepEqual((await readKeysFile(path)).keys, [])
  })
})

describe('a restore', () => {
  test('of what a newer version has made is refused, whatever is newer about it', async () => {
    const newer: [Partial<Extract<Head, { what: 'about' }>>, RegExp][] = [
      [{ schema: 999 }, /is at schema 999, this version of Handloop knows \d+: restore with a newer Handloop/],
      [{ objectsVersion: 9 }, /object index has version 9.*restore with a newer Handloop/],
    ]
    for (const [difference, says] of newer) {
      const backup = newPath()
      cpSync(made.backup, backup, { recursive: true })
      const file = await open(join(backup, 'data.sealed'), 'w')
      const { keys, backup: id } = await readKeysFile(made.keysPath)
      const about = { what: 'about', backup: id, createdMs: NOW, schema: 4, objectsVersion: 1, ...difference } as const
      await new ChunkWriter(file, id).write(keys[0]!, payloadOf(about))
      await file.close()
      await refuses({ backup, keysPath: made.keysPath }, says)
    }
    const format = newPath()
    cpSync(made.backup, format, { recursive: true })
    const about = JSON.parse(readFileSync(join(format, 'backup.json'), 'utf8'))
    writeFileSync(join(format, 'backup.json'), JSON.stringify({ ...about, format: 2 }))
    await refuses({ ...made, backup: format }, /made by a newer Handloop \(format 2\); restore with that version/)
  })

  test('refuses a data dir that is not empty and leaves it alone', async () => {
    const dataDir = newPath()
    mkdirSync(dataDir)
    writeFileSync(join(dataDir, 'mine'), 'x')
    await assert.rejects(restored(made, NOW, dataDir), /is not empty \(mine\); a backup is restored into an empty one/)
    assert.deepEqual(readdirSync(dataDir), ['mine'])
  })

  test('refuses what an interrupted backup left, and what is no backup', async () => {
    const unfinished = `${newPath()}.part`
    cpSync(made.backup, unfinished, { recursive: true })
    await refuses({ ...made, backup: unfinished }, /is no finished backup/)
    await refuses(
      { ...made, backup: newPath() },
      /is no finished backup; give a folder that handloop backup has printed/,
    )
  })

  test('that was interrupted is recognized, and neither served nor restored over', async () => {
    const dataDir = newPath()
    mkdirSync(join(dataDir, 'restoring'), { recursive: true })
    assert.throws(() => refuseUnfinished(dataDir), /holds a restore that did not come to its end; remove the folder/)
    await assert.rejects(restored(made, NOW, dataDir), /holds a restore that did not come to its end/)
  })
})

describe('a backup', () => {
  const folders = () => ({ folder: newPath(), keysFolder: newPath() })
  const isRefused = async (place: { folder: string; keysFolder: string }, says: RegExp) => {
    const house = await FullHouse.make(newPath())
    await assert.rejects(
      makeBackup(house.subject(), place, () => {}),
      says,
    )
    await house.db.close()
  }

  test('does not put keys beside or into what they open', async () => {
    const { folder } = folders()
    await isRefused({ folder, keysFolder: folder }, /whoever copies that would have both.*another folder behind --keys/)
    await isRefused({ folder, keysFolder: join(folder, 'keys') }, /whoever copies that would have both/)
  })

  test('does not go into the data dir, which it is to outlive', async () => {
    const house = await FullHouse.make(newPath())
    const place = { folder: join(house.dataDir, 'backups'), keysFolder: newPath() }
    await assert.rejects(
      makeBackup(house.subject(), place, () => {}),
      /is in the data dir, which a backup is to outlive/,
    )
    await house.db.close()
  })

  test('that can’t be written says so', async () => {
    const file = newPath()
    writeFileSync(file, '')
    await isRefused(
      { folder: join(file, 'x'), keysFolder: newPath() },
      /the backup failed: ENOTDIR.*that this user may write/,
    )
  })

  test('that fails in the middle leaves nothing, and the house does not count on its keys', async () => {
    const house = await FullHouse.make(newPath())
    const place = folders()
    const failing = () => {
      throw new Error('interrupted')
    }
    await assert.rejects(makeBackup(house.subject(), place, failing), /interrupted/)
    assert.deepEqual([readdirSync(place.folder), readdirSync(place.keysFolder)], [[], []])
    const known = (house.db as SqliteDatabase).raw.prepare('select id from backup').all()
    assert.deepEqual(
      known.map(row => row.id),
      ['older'],
    )
    await house.db.close()
  })

  test('of the same second does not take another’s place', async () => {
    const house = await FullHouse.make(newPath())
    const place = folders()
    const first = await makeBackup(house.subject(), place, () => {})
    const before = readFileSync(join(first, 'data.sealed'))
    await assert.rejects(
      makeBackup(house.subject(), place, () => {}),
      /is there already; try again in a second/,
    )
    assert.ok(readFileSync(join(first, 'data.sealed')).equals(before))
    assert.ok(existsSync(join(place.keysFolder, readdirSync(place.keysFolder)[0]!)))
    await house.db.close()
  })
})
