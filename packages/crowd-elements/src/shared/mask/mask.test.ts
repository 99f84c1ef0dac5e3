import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decodePng } from '../png/decode.ts'
import { encodePng } from '../png/encode.ts'
import { FreshColors, parseColor } from './colors.ts'
import { maskFromText, maskToText } from './draft.ts'
import { maskFromPicture } from './from-picture.ts'
import { isSame, Mask } from './mask.ts'
import { brushCentre, fillPolygon, fillStroke } from './strokes.ts'

const size = { width: 600, height: 300 }

type Stroke = { from: [number, number]; to: [number, number]; diameter: number; value: number }

const aStroke = fc.record<Stroke>({
  from: fc.tuple(fc.integer({ min: -20, max: 620 }), fc.integer({ min: -20, max: 320 })),
  to: fc.tuple(fc.integer({ min: -20, max: 620 }), fc.integer({ min: -20, max: 320 })),
  diameter: fc.integer({ min: 1, max: 90 }),
  value: fc.constantFrom(0, 1, 2, 300),
})

function paint(mask: Mask, { from, to, diameter, value }: Stroke) {
  mask.begin()
  const place = ([x, y]: [number, number]) => brushCentre({ x, y }, diameter)
  fillStroke(place(from), place(to), diameter, (y, left, right) => mask.fillRow(y, left, right, value))
  return mask.end()
}

const pixelsOf = (mask: Mask): number[] => {
  const row = new Uint16Array(mask.size.width)
  return Array.from({ length: mask.size.height }, (_none, y) => {
    mask.readRow(y, row)
    return [...row]
  }).flat()
}

test('undoing every edit leads back through every state, redoing forth again; counts are those of the pixels', () => {
  fc.assert(
    fc.property(fc.array(aStroke, { maxLength: 8 }), strokes => {
      const mask = new Mask(size)
      const states = [mask.state]
      const patches = strokes.flatMap(stroke => {
        const patch = paint(mask, stroke)
        if (!patch) return []
        states.push(mask.state)
        return [patch]
      })
      for (const [place, patch] of [...patches.entries()].reverse()) {
        mask.swap(patch)
        assert.ok(isSame(mask.state, states[place]!))
      }
      assert.ok(mask.isEmpty)
      for (const [place, patch] of patches.entries()) {
        mask.swap(patch)
        assert.ok(isSame(mask.state, states[place + 1]!))
      }
      const pixels = pixelsOf(mask)
      for (const value of [1, 2, 300])
        assert.equal(mask.pixelsOf(value), pixels.filter(pixel => pixel === value).length)
    }),
    { numRuns: 30 },
  )
})

test('a mask survives its PNG and its draft without a pixel changed, more than 255 classes included', async () => {
  const rgb = (value: number) => [value & 255, value >> 8, 7] as const
  const colors = Array.from(
    { length: 301 },
    (_none, value) => (value ? [...rgb(value), 255] : [0, 0, 0, 0]) as [number, number, number, number],
  )
  const classOf = new Map(colors.map(([r, g, b], value) => [(r << 16) | (g << 8) | b, value] as const).slice(1))
  await fc.assert(
    fc.asyncProperty(fc.array(aStroke, { maxLength: 8 }), async strokes => {
      const mask = new Mask(size)
      for (const stroke of strokes) paint(mask, stroke)
      const png = encodePng({ size, colors, readRow: (y, row) => mask.readRow(y, row) })
      const read = maskFromPicture(await decodePng(png), classOf, size)
      assert.ok(isSame(read.state, mask.state))
      assert.ok(isSame(maskFromText(maskToText(mask), size).state, mask.state))
      for (const value of [1, 2, 300]) assert.equal(read.pixelsOf(value), mask.pixelsOf(value))
    }),
    { numRuns: 20 },
  )
})

test('an edit that changes nothing is none', () => {
  const mask = new Mask(size)
  const stroke: Stroke = { from: [10, 10], to: [90, 10], diameter: 9, value: 1 }
  assert.ok(paint(mask, stroke))
  assert.equal(paint(mask, stroke), undefined)
  assert.equal(paint(mask, { ...stroke, from: [400, 250], to: [450, 250], value: 0 }), undefined)
})

test('clearing a class leaves the others', () => {
  const mask = new Mask(size)
  paint(mask, { from: [10, 10], to: [500, 200], diameter: 40, value: 1 })
  paint(mask, { from: [10, 200], to: [500, 10], diameter: 40, value: 2 })
  const kept = mask.pixelsOf(2)
  mask.begin()
  mask.clear(new Set([1]))
  assert.ok(mask.end())
  assert.deepEqual([mask.pixelsOf(1), mask.pixelsOf(2)], [0, kept])
  assert.ok(mask.takeChangedArea())
})

/** Rows as text, `#` where filled. */
function drawn(
  width: number,
  height: number,
  draw: (fill: (y: number, from: number, to: number) => void) => void,
): string[] {
  const rows = Array.from({ length: height }, () => Array<string>(width).fill('.'))
  draw((y, from, to) => rows[y]?.fill('#', Math.max(0, from), Math.max(0, to)))
  return rows.map(row => row.join(''))
}

test('small brushes have the shapes one expects', () => {
  const dot = (diameter: number) =>
    drawn(6, 6, fill => {
      const at = brushCentre({ x: 2.6, y: 2.6 }, diameter)
      fillStroke(at, at, diameter, fill)
    })
  assert.deepEqual(dot(1), ['......', '......', '..#...', '......', '......', '......'])
  assert.deepEqual(dot(2), ['......', '......', '..##..', '..##..', '......', '......'])
  assert.deepEqual(dot(3), ['......', '.###..', '.###..', '.###..', '......', '......'])
  assert.deepEqual(dot(5), ['.###..', '#####.', '#####.', '#####.', '.###..', '......'])
})

test('a stroke covers every pixel within the radius of the way, and no other', () => {
  const distance = (x: number, y: number, [ax, ay]: number[], [bx, by]: number[]) => {
    const [dx, dy] = [bx! - ax!, by! - ay!]
    const along = Math.min(1, Math.max(0, ((x - ax!) * dx + (y - ay!) * dy) / (dx * dx + dy * dy || 1)))
    return Math.hypot(x - ax! - along * dx, y - ay! - along * dy)
  }
  const place = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
  fc.assert(
    fc.property(place, place, fc.integer({ min: 1, max: 12 }), (a, b, half) => {
      const rows = drawn(41, 41, fill => fillStroke({ x: a[0], y: a[1] }, { x: b[0], y: b[1] }, half * 2, fill))
      for (let y = 0; y < 41; y++)
        for (let x = 0; x < 41; x++) {
          const away = distance(x + 0.5, y + 0.5, a, b)
          if (Math.abs(away - half) > 1e-6) assert.equal(rows[y]![x], away < half ? '#' : '.', `${x} ${y} ${away}`)
        }
    }),
  )
})

test('a shape is filled by the even-odd rule, neighbours share no pixel and leave none out', () => {
  const corners = (...places: [number, number][]) => places.map(([x, y]) => ({ x, y }))
  const left = drawn(6, 4, fill => fillPolygon(corners([0, 0], [3.2, 0], [2.1, 4], [0, 4]), fill))
  const right = drawn(6, 4, fill => fillPolygon(corners([3.2, 0], [6, 0], [6, 4], [2.1, 4]), fill))
  left.forEach((row, y) => {
    for (const [x, pixel] of [...row].entries()) assert.notEqual(pixel, right[y]![x])
  })
  const ring = drawn(6, 4, fill =>
    fillPolygon(corners([0, 0], [6, 0], [6, 4], [0, 4], [0, 0], [2, 1], [2, 3], [4, 3], [4, 1], [2, 1]), fill),
  )
  assert.deepEqual(ring, ['######', '##..##', '##..##', '######'])
})

test('a picture of another size is stretched to the nearest pixel', () => {
  const picture = { size: { width: 2, height: 1 }, pixels: Uint16Array.from([0, 1]), colors: [0x010203ff, 0x04050600] }
  const mask = maskFromPicture(
    picture,
    new Map([
      [0x010203, 1],
      [0x040506, 2],
    ]),
    { width: 4, height: 2 },
  )
  assert.deepEqual(pixelsOf(mask), [1, 1, 0, 0, 1, 1, 0, 0], 'what is transparent is unlabelled, whatever its colour')
})

test('a draft of another mask is refused', () => {
  assert.throws(() => maskFromText('AAAA', size), RangeError)
  assert.throws(() => maskFromText('not base64!', size))
})

test('colours are read in the forms authors use', () => {
  for (const text of ['#0f8', '#00FF88', 'rgb(0, 255, 136)', '00ff88', '#00ff88ff'])
    assert.deepEqual(parseColor(text), [0, 255, 136], text)
  for (const text of ['', 'green', '#12345', 'rgb(0,0,256)', null, 7])
    assert.equal(parseColor(text), undefined, String(text))
})

test('no two fresh colours are the same, and none is taken by somebody', () => {
  const colors = new FreshColors()
  colors.take(parseColor('#2ca02c')!)
  const given = Array.from({ length: 400 }, () => colors.next())
  assert.equal(new Set(given).size, 400)
  assert.equal(given[0], '#1f77b4')
  for (const color of given) assert.match(color, /^#[\da-f]{6}$/)
})
