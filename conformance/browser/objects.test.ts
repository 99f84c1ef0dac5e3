// Pictures, documents and sound from buckets, as templates use them through grant_read_access.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import { BUCKET } from '../fixtures.ts'
import { atDesk, type Desk } from './testing/desk.ts'
import { put } from './testing/objects.ts'
import { heading, rows } from './testing/portal.ts'

/** A template that looks at objects by script, and submits what it saw. */
const looking = (script: string): string => `<crowd-form><input type="hidden" name="seen"></crowd-form>
<script>addEventListener('load', async () => {
  const seen = await (async () => {${script}})()
  document.querySelector('[name=seen]').value = JSON.stringify(seen)
  document.querySelector('crowd-form').submit()
})</script>`

async function seen({ page, loops, becomes, answers }: Desk): Promise<unknown> {
  await rows(page).getByRole('button').click()
  await heading(page, 'No more tasks').waitFor()
  await becomes(loops[0]!, 'Completed')
  const [answer] = (await answers(loops[0]!)) as { seen: string }[]
  return JSON.parse(answer!.seen)
}

const KEYS = [
  'a b.png',
  'ünï/日本 語.png',
  'a+b&c.png',
  '../up.png',
  'x/../y.png',
  'x//y.png',
  './z.png',
  'a%2Fb?c#d.png',
]
const address = (key: string): string => `s3://${BUCKET}/${key}`

describe('objects in a task', () => {
  test('pictures under keys of every kind load, and can be drawn and read pixel by pixel', async () => {
    for (const [index, key] of KEYS.entries()) await put(key, 'image/png', png(10 * (index + 1), 20, 30))
    const pixels = looking(`return Array.from(document.images, image => {
      const canvas = document.createElement('canvas').getContext('2d')
      canvas.drawImage(image, 0, 0)
      return [...canvas.getImageData(0, 0, 1, 1).data].join()
    })`)
    const pictures = `{% for key in task.input.keys %}
      <img src="{{ key | grant_read_access }}"><img crossorigin="anonymous" src="{{ key | grant_read_access }}">{% endfor %}`
    await atDesk({ template: pictures + pixels, inputs: [{ keys: KEYS.map(address) }] }, async desk => {
      const expected = KEYS.flatMap((_, index) => Array(2).fill(`${10 * (index + 1)},20,30,255`))
      assert.deepEqual(await seen(desk), expected)
    })
  })

  test('a PDF is served to be shown, sound in parts, and both with their types', async () => {
    await put('paper.pdf', 'application/pdf', '%PDF-1.4\n%%EOF\n')
    await put('beep.wav', 'audio/wav', silence())
    const template = `<audio src="{{ task.input.sound | grant_read_access }}" preload="metadata"></audio>${looking(`
      const pdf = await fetch({{ task.input.paper | grant_read_access | to_json }})
      const audio = document.querySelector('audio')
      const part = await fetch(audio.src, { headers: { range: 'bytes=0-3' } })
      if (audio.readyState === 0) await new Promise(resolve => { audio.onloadedmetadata = resolve })
      audio.currentTime = 1.5
      await new Promise(resolve => { audio.onseeked = resolve })
      return {
        pdf: [pdf.status, pdf.headers.get('content-type'), pdf.headers.get('content-disposition'), pdf.headers.get('content-security-policy')],
        part: [part.status, part.headers.get('content-range'), part.headers.get('content-type'), await part.text()],
        sound: [audio.duration, audio.currentTime],
      }`)}`
    const inputs = [{ paper: address('paper.pdf'), sound: address('beep.wav') }]
    await atDesk({ template, inputs }, async desk => {
      assert.deepEqual(await seen(desk), {
        pdf: [200, 'application/pdf', 'inline', null],
        part: [206, `bytes 0-3/${silence().length}`, 'audio/wav', 'RIFF'],
        sound: [2, 1.5],
      })
    })
  })
})

/** A picture of one pixel. */
function png(...rgb: [number, number, number]): Buffer {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const pixels = deflateSync(Buffer.from([0, ...rgb]))
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

/** Two seconds of nothing to hear: 8 kHz, 8 bit, mono. */
function silence(): Buffer {
  const samples = Buffer.alloc(16_000, 128)
  const header = Buffer.alloc(44)
  header.write('RIFF', 0).toString()
  header.writeUInt32LE(36 + samples.length, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  for (const [offset, value] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ] as const)
    header.writeUInt16LE(value, offset)
  for (const offset of [24, 28]) header.writeUInt32LE(8000, offset)
  header.write('data', 36)
  header.writeUInt32LE(samples.length, 40)
  return Buffer.concat([header, samples])
}
