import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { afterAnswer } from './back-pressure/after-answer.ts'
import { Draining } from './draining.ts'

test('whoever is still waiting when the service ends is told that the connection closes, in whatever order others were answered', async () => {
  const open: ServerResponse[] = []
  const server = createServer()
  const draining = new Draining(server)
  server.on('request', (_request, response) => {
    afterAnswer(response, draining.see(response))
    open.push(response)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const answers: Promise<IncomingMessage>[] = []
  for (let asked = 1; asked <= 3; asked++) {
    answers.push(once(get({ port, host: '127.0.0.1', agent: false }), 'response').then(([answer]) => answer.resume()))
    while (open.length < asked) await new Promise(resolve => setTimeout(resolve, 1))
  }
  open[0]!.end('first')
  await once(await answers[0]!, 'end')
  await new Promise(resolve => setTimeout(resolve, 20))
  const finished = draining.finish()
  assert.deepEqual(
    open.slice(1).map(response => response.getHeader('connection')),
    ['close', 'close'],
  )
  for (const response of open.slice(1)) response.end('late')
  await finished
})
