import pg from 'pg'
import { connectionConfig } from './connections.ts'

/** Host, port and database of an address, without its password. */
export function nameOf(url: string): string {
  const { host, port, database } = new pg.Client({ connectionString: url })
  return `${host}:${port}/${database}`
}

/**
 * A connection of its own for one long transaction, which may take its time.
 * @throws Error when the database can't be reached; its message is the driver's and names no password
 */
export async function connectAlone(url: string): Promise<pg.Client> {
  const client = new pg.Client(connectionConfig(url))
  // A connection that breaks is heard of by the question under way; without a listener it would end the process.
  client.on('error', () => {})
  await client.connect()
  await client.query('set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = 0')
  return client
}

/** Why a database can't be used, in a sentence without its password. */
export function whyUnusable(url: string, error: unknown): string {
  const { message, code, errors } = error as Error & { code?: string; errors?: Error[] }
  const says = [message, ...(errors ?? []).map(one => one.message)].find(text => text !== '') ?? code
  return `the database ${nameOf(url)} can't be used: ${says}`
}

/** What to do then. */
export const MEND_DATABASE = 'see to the server, or mend HANDLOOP_DATABASE_URL'
