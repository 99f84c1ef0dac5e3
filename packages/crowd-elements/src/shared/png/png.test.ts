import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync, inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { crc32 } from './crc32.ts'
import { decodePng, type IndexedPicture, PngError } from './decode.ts'
import { encodePng, encodePngInSteps, type FlatPicture } from './encode.ts'
import { canonicalCodes, codeLengths } from './huffman.ts'
import { RunDeflater } from './run-deflater.ts'

type Color = [number, number, number, number]

function picture(width: number, indices: readonly number[], colors: readonly Color[]): FlatPicture {
  const height = indices.length / width
  return {
    size: { width, height },
    colors,
    readRow: (y, row) => row.set(indices.slice(y * width, (y + 1) * width)),
  }
}

/** The pixels as colours, which is what has to survive. */
const colorsOf = ({ pixels, colors }: IndexedPicture): number[] => Array.from(pixels, index => colors[index]!)
const packed = ([r, g, b, a]: Color): number => ((r << 24) | (g << 16) | (b << 8) | a) >>> 0

const channel = fc.integer({ min: 0, max: 255 })
const aColor = fc.tuple(channel, channel, channel, channel)

test('every picture of flat colours is read back without a pixel changed', async () => {
  const aPicture = fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.array(aColor, { minLength: 1, maxLength: 6 }))
    .chain(([width, colors]) =>
      fc.tuple(
        fc.constant(width),
        fc.constant(colors),
        fc
          .array(fc.tuple(fc.nat(colors.length - 1), fc.integer({ min: 1, max: 60 })), { minLength: 1, maxLength: 40 })
          .map(runs => runs.flatMap(([index, count]) => Array<number>(count).fill(index))),
      ),
    )
  await fc.assert(
    fc.asyncProperty(aPicture, async ([width, colors, pixels]) => {
      const indices = pixels.concat(Array<number>((width - (pixels.length % width)) % width).fill(0))
      const read = await decodePng(encodePng(picture(width, indices, colors)))
      assert.deepEqual(read.size, { width, height: indices.length / width })
      assert.deepEqual(
        colorsOf(read),
        indices.map(index => packed(colors[index]!)),
      )
    }),
  )
})

test('the data is what any inflater reads: rows of difference, checksum included', () => {
  const bytes = encodePng(
    picture(
      3,
      [0, 1, 1, 0, 1, 0],
      [
        [0, 0, 0, 0],
        [9, 8, 7, 255],
      ],
    ),
  )
  const view = new DataView(bytes.buffer)
  const length = view.getUint32(33)
  const data = inflateSync(bytes.subarray(41, 41 + length))
  assert.deepEqual([...data], [2, 0, 0, 0, 0, 9, 8, 7, 255, 9, 8, 7, 255, 2, 0, 0, 0, 0, 0, 0, 0, 0, 247, 248, 249, 1])
  assert.equal(view.getUint32(41 + length), crc32(bytes.subarray(37, 41 + length)))
})

test('twelve empty megapixels are some ten kilobytes', () => {
  const empty: FlatPicture = { size: { width: 4000, height: 3000 }, colors: [[0, 0, 0, 0]], readRow: () => {} }
  assert.ok(encodePng(empty).length < 70_000)
})

test('it rests between parts and ends with the same file', () => {
  const large: FlatPicture = {
    size: { width: 2000, height: 1000 },
    colors: [
      [0, 0, 0, 0],
      [1, 2, 3, 255],
    ],
    readRow: (y, row) => row.fill(1, y, y + 50).fill(0, y + 50),
  }
  const steps = encodePngInSteps(large)
  let rests = 0
  let step = steps.next()
  for (; !step.done; step = steps.next()) rests++
  assert.ok(rests >= 3)
  assert.deepEqual(step.value, encodePng(large))
})

test('runs of every length are inflated to what was repeated', () => {
  for (let times = 1; times < 400; times++) {
    const deflater = new RunDeflater()
    for (const byte of [1, 2, 3, 4]) deflater.byte(byte)
    deflater.repeat(times, [1, 2, 3, 4])
    for (const byte of [0, 0, 0, 0]) deflater.byte(byte)
    deflater.repeat(times)
    const expected = [...Array(times + 1).fill([1, 2, 3, 4]), ...Array(times + 1).fill([0, 0, 0, 0])].flat()
    assert.deepEqual([...inflateSync(deflater.finish())], expected)
  }
})

test('noise needs several blocks and codes of every length, and comes back', () => {
  const deflater = new RunDeflater()
  const bytes = Array.from({ length: 200_000 }, (_none, at) => Math.floor(256 * Math.abs(Math.sin(at * at)) ** 9))
  for (const byte of bytes) deflater.byte(byte)
  assert.deepEqual([...inflateSync(deflater.finish())], bytes)
})

test('codes never get longer than fifteen bits, and no two begin alike', () => {
  const fibonacci = [1, 1]
  while (fibonacci.length < 40) fibonacci.push(fibonacci.at(-1)! + fibonacci.at(-2)!)
  const lengths = codeLengths(fibonacci)
  assert.equal(Math.max(...lengths), 15)
  assert.equal(
    lengths.reduce((sum, bits) => sum + 2 ** -bits, 0),
    1,
    'no room is left or taken twice',
  )
  assert.equal(new Set(canonicalCodes(lengths)).size, 40)
})

/** A PNG made by hand, for what we never write ourselves. */
function png(
  head: { width: number; height: number; depth: number; type: number; interlace?: number },
  data: number[],
  more: [string, number[]][] = [],
): Uint8Array<ArrayBuffer> {
  const chunk = (name: string, bytes: Uint8Array) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    return Buffer.concat([length, Buffer.from(name), bytes, Buffer.alloc(4)])
  }
  const ihdr = Buffer.alloc(13)
  ihdr.writeUInt32BE(head.width, 0)
  ihdr.writeUInt32BE(head.height, 4)
  ihdr.set([head.depth, head.type, 0, 0, head.interlace ?? 0], 8)
  const parts = more.map(([name, bytes]) => chunk(name, Uint8Array.from(bytes)))
  const deflated = deflateSync(Uint8Array.from(data))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])
  return Uint8Array.from(
    Buffer.concat([signature, chunk('IHDR', ihdr), ...parts, chunk('IDAT', deflated), chunk('IEND', Buffer.alloc(0))]),
  )
}

const kinds: [name: string, file: Uint8Array<ArrayBuffer>, colors: number[]][] = [
  [
    'a palette with two bits for each pixel and a transparent entry',
    png(
      { width: 3, height: 1, depth: 2, type: 3 },
      [0, 0b00011000],
      [
        ['PLTE', [1, 2, 3, 4, 5, 6, 7, 8, 9]],
        ['tRNS', [0]],
      ],
    ),
    [0x01020300, 0x040506ff, 0x070809ff],
  ],
  ['grey with one bit', png({ width: 2, height: 1, depth: 1, type: 0 }, [0, 0b01000000]), [0x000000ff, 0xffffffff]],
  ['grey and alpha', png({ width: 1, height: 1, depth: 8, type: 4 }, [0, 7, 9]), [0x07070709]],
  [
    'plain colour with one that is transparent',
    png({ width: 2, height: 1, depth: 8, type: 2 }, [0, 1, 2, 3, 4, 5, 6], [['tRNS', [0, 1, 0, 2, 0, 3]]]),
    [0x01020300, 0x040506ff],
  ],
  ['sixteen bits', png({ width: 1, height: 1, depth: 16, type: 6 }, [0, 1, 0, 2, 0, 3, 0, 255, 255]), [0x010203ff]],
  [
    'every filter',
    png({ width: 2, height: 5, depth: 8, type: 0 }, [0, 10, 20, 1, 5, 5, 2, 1, 1, 3, 1, 1, 4, 1, 1]),
    [10, 20, 5, 10, 6, 11, 4, 8, 5, 9].map(grey => ((grey * 0x1010100) | 255) >>> 0),
  ],
]
for (const [name, file, colors] of kinds)
  test(`reads ${name}`, async () => assert.deepEqual(colorsOf(await decodePng(file)), colors))

test('what it cannot read it says: no PNG, interlaced, cut off', async () => {
  const is = (kind: PngError['kind']) => (error: unknown) => error instanceof PngError && error.kind === kind
  await assert.rejects(decodePng(new Uint8Array(100)), is('unsupported'))
  await assert.rejects(
    decodePng(png({ width: 1, height: 1, depth: 8, type: 0, interlace: 1 }, [0, 1])),
    is('unsupported'),
  )
  await assert.rejects(decodePng(png({ width: 1, height: 3, depth: 8, type: 0 }, [0, 1])), is('broken'))
})
