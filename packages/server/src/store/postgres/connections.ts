import pg from 'pg'

/** Two transactions that units share, two connections for reading, and some for units that run alone. */
const CONNECTIONS = 8

/** Numbers come as numbers: ids and milliseconds stay far below 2^53. */
const NUMBERS = new Set<number>([pg.types.builtins.INT8, pg.types.builtins.NUMERIC])

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    NUMBERS.has(oid) ? Number : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

/**
 * What every connection runs under. A commit is flushed before it is answered, whatever the server's default; a node
 * that was paused in the middle of a transaction loses it, and its locks, to those who go on. Tables are read from end
 * to end only where no index helps: plans are kept, and what was right while a table was empty is not for long.
 */
const SESSION = [
  '-c synchronous_commit=on',
  '-c idle_in_transaction_session_timeout=10s',
  '-c lock_timeout=10s',
  '-c statement_timeout=60s',
  '-c client_min_messages=warning',
  '-c enable_seqscan=off',
  // Where there is no index such a plan looks dear enough to the server to be compiled, which takes longer than to run it.
  '-c jit=off',
].join(' ')

export const connectionConfig = (url: string): pg.ClientConfig & { pipeline: boolean } => ({
  connectionString: url,
  // Questions are sent as they are asked, not each after the answer to the last.
  pipeline: true,
  application_name: 'handloop',
  options: SESSION,
  types,
  keepAlive: true,
  connectionTimeoutMillis: 5_000,
})

export function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({ ...connectionConfig(url), max: CONNECTIONS })
  // A connection that breaks is heard of by whoever uses it, and replaced; without a listener it would end the process.
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}
