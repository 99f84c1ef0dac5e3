// Power loss, which kill -9 does not show: the system's memory goes too. A writer runs under a tracer that records each
// write and flush; for every acknowledgement the disk is laid out as it would be found had the power gone just then.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, describe, test } from 'node:test'
import { SurvivingDisk } from './testing/surviving-disk.ts'
import { readTrace, TRACED } from './testing/trace.ts'

const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'handloop-power-')))
after(() => rmSync(temporary, { recursive: true, force: true }))
const writer = join(import.meta.dirname, 'testing/power-loss-writer.ts')
let runs = 0

type Store = 'database' | 'readers' | 'objects' | 'events' | 'house'
type Trace = { folder: string; text: string }

/** Runs the writer. @returns everything it did to the disk, in order */
function traceOf(store: Store, flushing = 'on'): Trace {
  const folder = join(temporary, `${store}-${++runs}`)
  mkdirSync(folder)
  const file = `${folder}.trace`
  const tracer = [
    '-f',
    '--seccomp-bpf',
    '-y',
    '-xx',
    '-s',
    '9999999',
    '-e',
    `trace=${TRACED}`,
    '-e',
    'signal=none',
    '-o',
    file,
  ]
  const { status, stderr } = spawnSync('strace', [...tracer, process.execPath, writer, store, folder, flushing], {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    // Through a ring in shared memory files would be written without a call that can be seen.
    env: { ...process.env, UV_USE_IO_URING: '0' },
  })
  assert.equal(status, 0, stderr)
  return { folder, text: readFileSync(file, 'latin1') }
}

type Found = (folder: string) => Promise<Set<string>>
type Loss = {
  acknowledgements: number /** what was acknowledged and is not found, over all power losses */
  lost: string[]
}
type Ways = { ignoresFlushes?: boolean; survives?: () => boolean }

/** Lets the power go at every acknowledgement: whatever was acknowledged before must be found on what is left. */
async function lose(
  { folder, text }: Trace,
  found: Found,
  { ignoresFlushes = false, survives }: Ways = {},
): Promise<Loss> {
  const disk = new SurvivingDisk(folder, { ignoresFlushes })
  const told: string[] = []
  const lost = new Set<string>()
  let there: Set<string> | undefined
  for (const { at, call } of readTrace(text)) {
    if (call.descriptor !== 1) {
      if (at === 'begin') disk.begin(call)
      else disk.end(call)
      there = undefined
    } else if (at === 'begin') {
      told.push(...call.data.toString().trim().split('\n'))
      there ??= await afterPowerLoss(disk, found, survives)
      for (const id of told) if (!there.has(id)) lost.add(id)
    }
  }
  return { acknowledgements: told.length, lost: [...lost] }
}

async function afterPowerLoss(disk: SurvivingDisk, found: Found, survives?: () => boolean): Promise<Set<string>> {
  const left = join(temporary, `left-${++runs}`)
  disk.layOut(left, survives)
  try {
    return await found(left)
  } catch {
    // Not even readable.
    return new Set()
  } finally {
    rmSync(left, { recursive: true, force: true })
  }
}

const notes: Found = async folder => {
  const db = new DatabaseSync(join(folder, 'handloop.db'))
  try {
    const [{ integrity_check }] = db.prepare('pragma integrity_check').all() as [{ integrity_check: string }]
    assert.equal(integrity_check, 'ok')
    return new Set(
      db
        .prepare('select id from note')
        .all()
        .map(row => String(row.id)),
    )
  } finally {
    db.close()
  }
}

/** Keys whose body is whole. Read off index and files, as opening the store itself would tidy up first. */
const bodies: Found = async folder => {
  const db = new DatabaseSync(join(folder, 'index.db'))
  try {
    const rows = db.prepare('select key, file from object join object_file on object_id = id').all()
    const found = rows.map(row => [Buffer.from(row.key as Uint8Array).toString(), String(row.file)] as const)
    const isWhole = ([key, file]: readonly [string, string]): boolean => {
      const path = join(folder, 'files', file.slice(0, 2), file)
      return existsSync(path) && readFileSync(path, 'utf8') === key.repeat(999)
    }
    return new Set(found.filter(isWhole).map(([key]) => key))
  } finally {
    db.close()
  }
}

/** Every line is whole; what was let go on purpose, the first rounds, counts as found. */
const lines: Found = async folder => {
  const text = readFileSync(join(folder, 'events.ndjson'), 'utf8')
  const ids = text
    .split('\n')
    .filter(Boolean)
    .map(line => (JSON.parse(line) as { id: string }).id)
  const letGo = Array.from({ length: 30 }, (_, i) => `${Math.floor(i / 3)}-${i % 3}`)
  return new Set(ids[0]?.startsWith('10-') ? [...ids, ...letGo] : ids)
}

const accessKeys: Found = async folder => {
  const db = new DatabaseSync(join(folder, 'made', 'house', 'handloop.db'))
  try {
    return new Set(
      db
        .prepare('select id from access_key')
        .all()
        .map(row => String(row.id)),
    )
  } finally {
    db.close()
  }
}

/** A small generator with a fixed seed: a failure happens again. */
function halfOfThem(): () => boolean {
  let state = 1
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state > 2 ** 31
  }
}

const isNoLinux = process.platform !== 'linux' && 'flushes are recorded with strace, which only Linux has'

describe('when the power goes just after an acknowledgement', { skip: isNoLinux }, () => {
  test('the database has everything that was acknowledged, whatever of the rest reached the disk', async () => {
    const trace = traceOf('database')
    assert.deepEqual(await lose(trace, notes), { acknowledgements: 75, lost: [] })
    assert.deepEqual(await lose(trace, notes, { survives: halfOfThem() }), { acknowledgements: 75, lost: [] })
  })

  test('with the database’s flushing switched off, or void, this test sees the loss', async () => {
    const off = await lose(traceOf('database', 'off'), notes)
    assert.ok(off.lost.length > 70, `saw ${off.lost.length} lost`)
    const ignored = await lose(traceOf('database'), notes, { ignoresFlushes: true })
    assert.equal(ignored.lost.length, 75)
  })

  test('what a reader has been shown is there as well', async () => {
    const trace = traceOf('readers')
    const { acknowledgements, lost } = await lose(trace, notes)
    assert.deepEqual(lost, [])
    assert.ok(acknowledgements >= 24, `saw ${acknowledgements}`)
  })

  test('the object store has every body that was acknowledged; were its flushes void, this test would see it', async () => {
    const trace = traceOf('objects')
    assert.deepEqual(await lose(trace, bodies), { acknowledgements: 75, lost: [] })
    const { lost } = await lose(trace, bodies, { ignoresFlushes: true })
    assert.equal(lost.length, 75)
  })
  test('the event file has every event that was taken, also while it is being trimmed', async () => {
    const trace = traceOf('events')
    assert.deepEqual(await lose(trace, lines), { acknowledgements: 75, lost: [] })
    const { lost } = await lose(trace, lines, { ignoresFlushes: true })
    assert.ok(lost.length > 40, `saw ${lost.length} lost`)
  })
  test('a data dir of the first start is there, name and all', async () => {
    assert.deepEqual(await lose(traceOf('house'), accessKeys), { acknowledgements: 76, lost: [] })
  })
})
