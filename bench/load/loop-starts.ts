import type { Keys } from '../../conformance/one-service.ts'
import { sign } from '../../packages/server/src/wire/sigv4/index.ts'
import { mustBe, requestBytes, type Source } from './source.ts'

/** `isEcho`: for a server that gives the body back, which is sent the same requests round and round. */
export type Starts = { url: string; keys: Keys; flowArn: string; prefix: string; count: number; isEcho?: boolean }

/** 1,024 bytes of JSON. */
export const INPUT = JSON.stringify({ text: 'A parcel is shown: decide what is in it. '.repeat(24) }).padEnd(1024, ' ')

/** Distinct, signed `StartHumanLoop` requests. */
export function loopStarts({ url, keys, flowArn, prefix, count, isEcho = false }: Starts): Source {
  const { host } = new URL(url)
  const requests = Array.from({ length: count }, (_, i) => {
    const body = startBody(flowArn, `${prefix}-${i}`)
    return requestBytes('POST', '/human-loops', signed(host, keys, body), body)
  })
  let sent = 0
  return {
    next: () => requests[isEcho ? sent++ % count : sent++],
    heard: answer => mustBe(200, answer),
  }
}

/** The body of a request, as it goes on the wire. */
export const startBody = (flowArn: string, name: string): string =>
  JSON.stringify({ HumanLoopName: name, FlowDefinitionArn: flowArn, HumanLoopInput: { InputContent: INPUT } })

function signed(host: string, keys: Keys, body: string): Record<string, string> {
  const headers = { host, 'content-type': 'application/json' }
  const accessKey = { id: keys.accessKeyId, secret: keys.secretAccessKey }
  const request = { method: 'POST', url: '/human-loops', headers, accessKey, region: 'us-east-1', service: 'sagemaker' }
  return sign({ ...request, at: new Date() }, Buffer.from(body))
}
