import assert from 'node:assert/strict'
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { beforeEach, describe, test } from 'node:test'
import { BackPressure } from './back-pressure.ts'
import { LARGE_BYTES } from './intake.ts'

const MIB = 1024 * 1024

/** A request whose body has arrived, or, without an end, is still arriving: one byte more was announced. */
function aRequest(bytes: number, hasEnd = true): IncomingMessage {
  const body = new Readable({ read() {} })
  for (let left = bytes; left > 0; left -= 64 * 1024) body.push(Buffer.alloc(Math.min(left, 64 * 1024)))
  if (hasEnd) body.push(null)
  const headers = { 'content-length': String(hasEnd ? bytes : bytes + 1) }
  return Object.assign(body, { headers }) as unknown as IncomingMessage
}

/** Work that goes on until it is told to end. */
function longWork() {
  const ends: (() => void)[] = []
  const work = () => new Promise<string>(resolve => ends.push(() => resolve('done')))
  return { work, underWay: () => ends.length, endOne: () => ends.shift()!() }
}

const settled = () => new Promise(resolve => setTimeout(resolve, 10))

let pressure: BackPressure
beforeEach(() => {
  pressure = new BackPressure(null)
})

describe('an intake', () => {
  test('is full when so much work is under way, and has room again when some has ended', async () => {
    const { work, underWay, endOne } = longWork()
    const taken = Array.from({ length: 512 }, () => pressure.calls.take(aRequest(10), 100, work))
    await settled()
    assert.equal(underWay(), 512)
    assert.deepEqual(await pressure.calls.take(aRequest(10), 100, work), { ok: false, problem: 'noRoom' })
    // The other intakes have places of their own.
    assert.deepEqual(await pressure.browsers.take(aRequest(10), 100, async () => 'browsed'), {
      ok: true,
      value: 'browsed',
    })
    endOne()
    await Promise.race(taken)
    assert.deepEqual(await pressure.calls.take(aRequest(10), 100, async () => 'again'), { ok: true, value: 'again' })
    assert.equal(pressure.calls.running, 511)
  })

  test('gives place and room back also when the work throws', async () => {
    const failing = pressure.calls.take(aRequest(10), 100, () => Promise.reject(new Error('broken')))
    await assert.rejects(failing, /broken/)
    assert.deepEqual([pressure.calls.running, pressure.room.heldBytes], [0, 0])
  })

  test('works on two large bodies at a time, and on small ones in between', async () => {
    const { work, underWay, endOne } = longWork()
    const large = Array.from({ length: 4 }, () => pressure.calls.take(aRequest(LARGE_BYTES), MIB, work))
    await settled()
    assert.equal(underWay(), 2)
    assert.deepEqual(await pressure.calls.take(aRequest(10), MIB, async () => 'small'), { ok: true, value: 'small' })
    for (let left = 4; left > 0; left--) {
      endOne()
      await settled()
    }
    assert.deepEqual(await Promise.all(large), Array(4).fill({ ok: true, value: 'done' }))
    assert.equal(pressure.room.heldBytes, 0)
  })
})

describe('a body', () => {
  test('of unknown length is read to its end, in whatever pieces it comes', async () => {
    const body = new Readable({ read() {} })
    const request = Object.assign(body, { headers: {} }) as unknown as IncomingMessage
    const taken = pressure.calls.take(request, 100, async read => read.toString())
    for (const piece of ['in ', 'two ', 'pieces']) {
      body.push(piece)
      await settled()
    }
    body.push(null)
    assert.deepEqual(await taken, { ok: true, value: 'in two pieces' })
    assert.equal(pressure.room.heldBytes, 0)
  })

  test('whose length was announced is whole with its last byte, and not before', async () => {
    const body = new Readable({ read() {} })
    const request = Object.assign(body, { headers: { 'content-length': '10' } }) as unknown as IncomingMessage
    const taken = pressure.calls.take(request, 100, async read => read.toString())
    body.push('nine byte')
    await settled()
    assert.equal(pressure.calls.running, 0)
    body.push('s')
    assert.deepEqual(await taken, { ok: true, value: 'nine bytes' })
    assert.equal(pressure.room.heldBytes, 0)
  })

  test('of no bytes is there', async () => {
    assert.deepEqual(await pressure.calls.take(aRequest(0), 100, async read => read.length), { ok: true, value: 0 })
  })
})

describe('the room for bodies', () => {
  test('is not exceeded by large ones, which leave a reserve for small ones', async () => {
    const { work, endOne } = longWork()
    // They never end, as those of slow clients.
    for (let i = 0; i < 4; i++) void pressure.calls.take(aRequest(16 * MIB, false), 20 * MIB, work)
    await settled()
    assert.equal(pressure.room.heldBytes, 64 * MIB)
    const large = await pressure.calls.take(aRequest(MIB), 20 * MIB, work)
    assert.deepEqual(large, { ok: false, problem: 'noRoom' })
    const small = pressure.calls.take(aRequest(1000), 20 * MIB, work)
    await settled()
    endOne()
    assert.deepEqual(await small, { ok: true, value: 'done' })
    assert.equal(pressure.room.heldBytes, 64 * MIB)
  })

  test('is given back by bodies that are too large, and by clients that go', async () => {
    const tooLarge = await pressure.calls.take(aRequest(MIB), 100_000, async () => '')
    assert.deepEqual(tooLarge, { ok: false, problem: 'tooLarge' })
    const leaving = aRequest(MIB, false)
    const left = pressure.calls.take(leaving, 2 * MIB, async () => '')
    await settled()
    assert.equal(pressure.room.heldBytes, MIB)
    leaving.destroy()
    assert.deepEqual(await left, { ok: false, problem: 'clientGone' })
    assert.equal(pressure.room.heldBytes, 0)
  })
})
