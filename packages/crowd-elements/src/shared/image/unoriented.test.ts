import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unoriented } from './unoriented.ts'

const bytes = (text: string) => Uint8Array.from(text, char => char.charCodeAt(0))
const text = async (blob: Blob) => String.fromCharCode(...new Uint8Array(await blob.arrayBuffer()))
const after = async (file: string) => text(await unoriented(new Blob([bytes(file)])))

/** A JPEG segment: marker, length of what follows including itself. */
const segment = (marker: string, body: string) => `\xff${marker}\x00${String.fromCharCode(body.length + 2)}${body}`
/** A PNG chunk; nobody checks its sum here. */
const chunk = (name: string, body: string) => `\x00\x00\x00${String.fromCharCode(body.length)}${name}${body}CRC!`
const webpChunk = (name: string, body: string) =>
  `${name}${String.fromCharCode(body.length)}\x00\x00\x00${body}${body.length % 2 ? '\x00' : ''}`

const rest = '\xff\xda\x00\x02pixels \xff\xe1\x00\x08Exif\x00'

test('the Exif part of a JPEG goes, profile, XMP and pixels stay', async () => {
  const [exif, xmp, icc] = [segment('\xe1', 'Exif\x00\x00MM'), segment('\xe1', 'http://ns'), segment('\xe2', 'ICC')]
  assert.equal(await after(`\xff\xd8${exif}${icc}${xmp}${rest}`), `\xff\xd8${icc}${xmp}${rest}`)
  assert.equal(await after(`\xff\xd8${icc}${exif}${exif}${rest}`), `\xff\xd8${icc}${rest}`)
})

test('the same for PNG and WebP', async () => {
  const png = (inside: string) => `\x89PNG\r\n\x1a\n${chunk('IHDR', 'size')}${inside}${chunk('IEND', '')}`
  assert.equal(await after(png(chunk('eXIf', 'MM'))), png(''))
  const webp = (inside: string) => `RIFFsizeWEBP${webpChunk('VP8X', '0123456789')}${inside}`
  assert.equal(await after(webp(webpChunk('EXIF', 'odd') + webpChunk('XMP ', 'x'))), webp(webpChunk('XMP ', 'x')))
})

test('files without it, of another kind, or cut off are left as they are', async () => {
  for (const file of [
    `\xff\xd8${rest}`,
    'GIF89a',
    '',
    '\xff\xd8\xff',
    '\xff\xd8\xff\xe1',
    '\x89PNG\r\n\x1a\n\x00\x00',
    'RIFF',
  ])
    assert.equal(await after(file), file)
})
