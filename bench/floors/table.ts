import { succeeded } from '../../chaos/aws-client.ts'
import { ask } from '../../chaos/http.ts'
import { itemHeaders } from '../load/item-puts.ts'

/** The one table of a dynalite, with the loop's name as its key. */
export const TABLE = 'loops'

export async function createTable(url: string): Promise<void> {
  await call(url, 'CreateTable', {
    TableName: TABLE,
    AttributeDefinitions: [{ AttributeName: 'name', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'name', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  })
  const status = async () => ((await call(url, 'DescribeTable', { TableName: TABLE })).Table as Table).TableStatus
  while ((await status()) !== 'ACTIVE') await new Promise(resolve => setTimeout(resolve, 20))
}

type Table = { TableStatus: string }

async function call(url: string, operation: string, input: object): Promise<Record<string, unknown>> {
  const body = JSON.stringify(input)
  const headers = itemHeaders(new URL(url).host, operation, body)
  return succeeded(await ask({ method: 'POST', url: new URL('/', url), headers, body }))
}
