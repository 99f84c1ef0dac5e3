// The least that any HTTP service in Node does with a request: read it and send it back.
import { createServer } from 'node:http'
import { tellAddress } from './floor-process.ts'

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    response.setHeader('content-type', 'application/json')
    response.end(Buffer.concat(chunks))
  })
})
tellAddress(server)
