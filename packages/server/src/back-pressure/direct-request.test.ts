import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { DirectRequest, hearBody } from './direct-request.ts'

setFlagsFromString('--expose-gc')
const gc = runInNewContext('gc') as () => void

const soon = () => new Promise(resolve => setTimeout(resolve, 10))

/** A server of direct requests, and a client who writes bytes as they are. */
async function talk(listener: RequestListener<typeof DirectRequest>, talking: (client: Client) => Promise<void>) {
  const server = createServer({ IncomingMessage: DirectRequest, keepAliveTimeout: 60_000 }, listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.setNoDelay()
  try {
    await talking(new Client(socket))
  } finally {
    socket.destroy()
    server.closeAllConnections()
    server.close()
  }
}

class Client {
  readonly socket: Socket
  #heard = ''

  constructor(socket: Socket) {
    this.socket = socket
    socket.setEncoding('utf8').on('data', (text: string) => {
      this.#heard += text
    })
  }

  async send(...pieces: string[]): Promise<void> {
    for (const piece of pieces) {
      this.socket.write(piece)
      await new Promise(resolve => setImmediate(resolve))
    }
  }

  /** The bodies of so many answers, once they are there; then they are forgotten. */
  async answers(count: number): Promise<string[]> {
    for (let waited = 0; this.#bodies().length < count && waited < 5_000; waited += 10) await soon()
    const bodies = this.#bodies()
    this.#heard = ''
    return bodies
  }

  #bodies = (): string[] => Array.from(this.#heard.matchAll(/<(.*?)>/gs), ([, body]) => body!)
}

/** Answers `<body>`, however it is had. */
const echo: RequestListener<typeof DirectRequest> = (request, response) => {
  const pieces: Buffer[] = []
  const answer = () => response.end(`<${Buffer.concat(pieces)}>`)
  hearBody(request, { piece: chunk => pieces.push(chunk), end: answer, gone: () => {} })
}

const post = (body: string): string => `POST / HTTP/1.1\r\nhost: here\r\ncontent-length: ${body.length}\r\n\r\n${body}`

const CHUNKED =
  'POST / HTTP/1.1\r\nhost: here\r\ntransfer-encoding: chunked\r\ntrailer: x-sum\r\n\r\n' +
  '4\r\nin t\r\n9\r\nwo pieces\r\n0\r\nx-sum: 13\r\n\r\n'

test('bodies are heard whole and in order however their bytes are cut and however closely they follow', async () => {
  const bytes = [post('first'), CHUNKED, post(''), 'GET / HTTP/1.1\r\nhost: here\r\n\r\n', post('last')].join('')
  await talk(echo, async client => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: bytes.length - 1 }), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(cuts, async places => {
        const ends = [...places.sort((a, b) => a - b), bytes.length]
        await client.send(...ends.map((end, at) => bytes.slice(ends[at - 1] ?? 0, end)))
        assert.deepEqual(await client.answers(5), ['first', 'in two pieces', '', '', 'last'])
      }),
      { numRuns: 30 },
    )
  })
})

test('who asks when some of a body has come hears all of it', async () => {
  const late: RequestListener<typeof DirectRequest> = (request, response) =>
    setTimeout(() => echo(request, response), 30)
  await talk(late, async client => {
    await client.send(post('early and late').slice(0, -4), 'late')
    assert.deepEqual(await client.answers(1), ['early and late'])
    await client.send(post('early and').slice(0, -4))
    await new Promise(resolve => setTimeout(resolve, 60))
    await client.send(' and')
    assert.deepEqual(await client.answers(1), ['early and'])
  })
})

test('a body that nobody wants is cleared away, and one that is answered early ends in peace', async () => {
  const deaf: RequestListener<typeof DirectRequest> = (request, response) => {
    if (request.url === '/early') hearBody(request, { piece: () => {}, end: () => {}, gone: () => {} })
    response.end('<answered>')
  }
  await talk(deaf, async client => {
    await client.send(post('nobody wants it'), post('nor this').replace('/', '/early'))
    assert.deepEqual(await client.answers(2), ['answered', 'answered'])
    const long = post('x'.repeat(300_000)).replace('/', '/early')
    await client.send(long.slice(0, 100_000))
    assert.deepEqual(await client.answers(1), ['answered'])
    await client.send(long.slice(100_000), post('again'))
    assert.deepEqual(await client.answers(1), ['answered'])
  })
})

test('who goes in the middle of a body is heard to go, and who goes after it is not', async () => {
  const heard: string[] = []
  const note: RequestListener<typeof DirectRequest> = request =>
    hearBody(request, {
      piece: chunk => heard.push(String(chunk)),
      end: () => heard.push('end'),
      gone: () => heard.push('gone'),
    })
  await talk(note, async client => {
    await client.send(post('half a body').slice(0, -5))
    await soon()
    client.socket.destroy()
    await soon()
    assert.deepEqual(heard, ['half a', 'gone'])
  })
  heard.length = 0
  await talk(note, async client => {
    await client.send(post('whole'))
    await soon()
    client.socket.destroy()
    await soon()
    assert.deepEqual(heard, ['whole', 'end'])
  })
})

test('who asks when the client is gone hears just that', async () => {
  const heard: string[] = []
  const note = (what: string) => () => heard.push(what)
  const late: RequestListener<typeof DirectRequest> = request =>
    request.on('close', () => hearBody(request, { piece: note('piece'), end: note('end'), gone: note('gone') }))
  await talk(late, async client => {
    await client.send(post('half a body').slice(0, -5))
    await soon()
    client.socket.destroy()
    await soon()
    assert.deepEqual(heard, ['gone'])
  })
})

test('a request is let go when it is answered, not when the next one comes', async () => {
  let answered: WeakRef<DirectRequest> | undefined
  const remember: RequestListener<typeof DirectRequest> = (request, response) => {
    answered = new WeakRef(request)
    echo(request, response)
  }
  await talk(remember, async client => {
    await client.send(post('remember me'))
    await client.answers(1)
    await soon()
    gc()
    assert.equal(answered!.deref(), undefined)
  })
})
