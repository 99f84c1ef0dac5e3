import type { Keys } from '../../conformance/one-service.ts'
import { sign } from '../../packages/server/src/wire/sigv4/index.ts'
import { mustBe, requestBytes, type Source } from './source.ts'

export type Pages = { url: string; keys: Keys; flowArn: string; token: string | undefined; count: number }

export const PAGE = 100

/** Path of one page of a flow definition's loops, newest first. */
export function pagePath(flowArn: string, token: string | undefined): string {
  const query = new URLSearchParams({ FlowDefinitionArn: flowArn, MaxResults: String(PAGE) })
  if (token !== undefined) query.set('NextToken', token)
  return `/human-loops?${query}`
}

/** Signed requests for the same page, each with an invocation id of its own as the SDKs send it. */
export function listPages({ url, keys, flowArn, token, count }: Pages): Source {
  const path = pagePath(flowArn, token)
  const accessKey = { id: keys.accessKeyId, secret: keys.secretAccessKey }
  const requests = Array.from({ length: count }, (_, i) => {
    const headers = { host: new URL(url).host, 'amz-sdk-invocation-id': String(i) }
    const request = { method: 'GET', url: path, headers, accessKey, region: 'us-east-1', service: 'sagemaker' }
    return requestBytes('GET', path, sign({ ...request, at: new Date() }, Buffer.alloc(0)))
  })
  let sent = 0
  return {
    next: () => requests[sent++],
    heard(answer) {
      mustBe(200, answer)
      const { HumanLoopSummaries } = JSON.parse(answer.body.toString()) as { HumanLoopSummaries: unknown[] }
      if (HumanLoopSummaries.length !== PAGE) throw new Error(`a page has ${HumanLoopSummaries.length} loops`)
    },
  }
}
