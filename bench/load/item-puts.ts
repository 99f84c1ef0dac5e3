import { sign } from '../../packages/server/src/wire/sigv4/index.ts'
import { INPUT } from './loop-starts.ts'
import { mustBe, requestBytes, type Source } from './source.ts'

export type Puts = { url: string; table: string; prefix: string; count: number }

/** Distinct `PutItem` requests that carry what a `StartHumanLoop` carries. */
export function itemPuts({ url, table, prefix, count }: Puts): Source {
  const { host } = new URL(url)
  const requests = Array.from({ length: count }, (_, i) => {
    const Item = { name: { S: `${prefix}-${i}` }, input: { S: INPUT } }
    const body = JSON.stringify({ TableName: table, Item })
    return requestBytes('POST', '/', itemHeaders(host, 'PutItem', body), body)
  })
  let sent = 0
  return { next: () => requests[sent++], heard: answer => mustBe(200, answer) }
}

/** Signed, because a signature must be there; dynalite takes any. */
export function itemHeaders(host: string, operation: string, body: string): Record<string, string> {
  const target = `DynamoDB_20120810.${operation}`
  const headers = { host, 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target }
  const accessKey = { id: 'bench', secret: 'bench' }
  const request = { method: 'POST', url: '/', headers, accessKey, region: 'us-east-1', service: 'dynamodb' }
  return sign({ ...request, at: new Date() }, Buffer.from(body))
}
