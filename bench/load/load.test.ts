import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, test } from 'node:test'
import { readAnswer } from './connection.ts'
import { drive } from './drive.ts'
import { mustBe, requestBytes, type Source } from './source.ts'

const text = (wire: string) => {
  const answer = readAnswer(Buffer.from(wire))
  return answer && { status: answer.status, body: answer.body.toString() }
}

describe('an answer', () => {
  test('is whole when its length says so', () => {
    const wire = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello'
    assert.deepEqual(text(wire), { status: 200, body: 'hello' })
    for (let cut = 0; cut < wire.length; cut++) assert.equal(text(wire.slice(0, cut)), undefined)
  })

  test('is whole after its last chunk', () => {
    const wire = 'HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n'
    assert.deepEqual(text(wire), { status: 404, body: 'hello world' })
    for (let cut = 0; cut < wire.length; cut++) assert.equal(text(wire.slice(0, cut)), undefined)
  })

  test('may have no body', () => {
    assert.deepEqual(text('HTTP/1.1 204 No Content\r\nDate: now\r\n\r\n'), { status: 204, body: '' })
  })
})

async function withServer(listener: RequestListener, work: (url: string) => Promise<void>): Promise<void> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

const gets = (url: string, count: number): Source => {
  const request = requestBytes('GET', '/', { host: new URL(url).host })
  let sent = 0
  return { next: () => (sent++ < count ? request : undefined), heard: answer => mustBe(200, answer) }
}

describe('the generator', () => {
  test('sends what there is, each once, over as many connections as it was told', async () => {
    const sockets = new Set<unknown>()
    let requests = 0
    await withServer(
      (request, response) => {
        sockets.add(request.socket)
        requests++
        response.end('fine')
      },
      async url => {
        const { answered } = await drive(url, gets(url, 500), { connections: 7, seconds: 60 })
        assert.deepEqual([answered, requests, sockets.size], [500, 500, 7])
      },
    )
  })

  test('fails with the first answer that is not the expected one', () =>
    withServer(
      (_, response) => response.writeHead(503).end('too much'),
      async url => {
        await assert.rejects(drive(url, gets(url, 5), { connections: 1, seconds: 60 }), /503 instead of 200: too much/)
      },
    ))

  test('charges a server that stalls with every request that was due meanwhile', async () => {
    let isFirst = true
    await withServer(
      (_, response) => {
        if (!isFirst) return response.end()
        isFirst = false
        return setTimeout(() => response.end(), 400)
      },
      async url => {
        const how = { connections: 1, seconds: 0.1, perSecond: 100 }
        const { latencies } = await drive(url, gets(url, 10), how)
        // Due every 10 ms, none of them could be sent before the stall was over.
        assert.equal(latencies.length, 10)
        assert.ok(Math.min(...latencies) > 300 - 5, latencies.join(' '))
      },
    )
  })
})
