import type { SqlValue } from '../store/sql.ts'
import type { Rows } from '../store/table-copy.ts'

/** Which of the house's databases a table is in. */
export type DatabaseName = 'main' | 'objects'

/** What a chunk begins with, as one line of JSON; what follows the line depends on `what`. */
export type Head =
  | { what: 'about'; backup: string; createdMs: number; schema: number; objectsVersion: number | null }
  /** One row a line, its values as a JSON list. */
  | { what: 'rows'; database: DatabaseName; table: string; columns: string[]; key: string[] }
  | { what: 'lastIds'; lastIds: Record<string, number> }
  /** Bytes of an object's body file. */
  | { what: 'body'; file: string; offset: number }
  /** Lines of the event file. */
  | { what: 'events' }
  | { what: 'end'; chunks: number; digest: string; rows: number; objects: number }

export const payloadOf = (head: Head, content: string | Buffer = ''): Buffer =>
  Buffer.concat([
    Buffer.from(`${JSON.stringify(head)}\n`),
    typeof content === 'string' ? Buffer.from(content) : content,
  ])

export function readPayload(payload: Buffer): { head: Head; content: Buffer } {
  const lineEnd = payload.indexOf('\n')
  const head = JSON.parse(payload.subarray(0, lineEnd).toString()) as Head
  return { head, content: payload.subarray(lineEnd + 1) }
}

/** JSON knows no bytes. */
type Written = Exclude<SqlValue, bigint | Uint8Array> | { base64: string }

export const lineOf = (values: SqlValue[]): string => `${JSON.stringify(values.map(written))}\n`

const written = (value: SqlValue): Written =>
  value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : (value as Written)

export function rowsOf(content: Buffer): Rows['rows'] {
  const lines = content.toString().split('\n')
  lines.pop()
  return lines.map(line => (JSON.parse(line) as Written[]).map(read))
}

const read = (value: Written): SqlValue =>
  typeof value === 'object' && value !== null ? Buffer.from(value.base64, 'base64') : value
