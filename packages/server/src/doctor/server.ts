import { schemaNumber } from '../store/health.ts'
import { MEND_DATABASE } from '../store/postgres/alone.ts'
import type { PostgresReader, ServerState } from '../store/postgres/reader.ts'
import { problem, type Result, type Server, warning } from './finding.ts'
import { schemaOf } from './schema.ts'

const OLDEST = 150_000
/** Source: store/postgres/connections.ts, and the one that listens. */
const CONNECTIONS_OF_A_NODE = 9

/** The database of HANDLOOP_DATABASE_URL. */
export async function onServer(server: Server | { unreachable: string }): Promise<Result[]> {
  if ('unreachable' in server) return [problem(server.unreachable, MEND_DATABASE)]
  const { reader } = server
  const { state } = reader
  const found = [...writable(state), ...durable(state), ...room(state)]
  if (!state.is_standby) found.push(...(await hearing(reader)), ...(await vacuum(reader)))
  const number = await schemaThere(reader)
  if (number === 0) return [...found, warning('the database has no tables yet', 'the first handloop serve makes them')]
  const schema = schemaOf(number, `on PostgreSQL ${state.version_name}`)
  return found.length === 0 || schema.level !== 'ok' ? [...found, schema] : found
}

/** 0: there is none. */
export async function schemaThere(reader: PostgresReader): Promise<number> {
  try {
    return await reader.read(schemaNumber)
  } catch (error) {
    if ((error as { code?: string }).code === UNDEFINED_TABLE) return 0
    throw error
  }
}
const UNDEFINED_TABLE = '42P01'

export function writable({ version, version_name, is_standby, is_read_only }: ServerState): Result[] {
  const found: Result[] = []
  if (version < OLDEST) found.push(problem(`PostgreSQL ${version_name} is too old`, 'use PostgreSQL 15 or newer'))
  if (is_standby)
    found.push(
      problem(
        'the server is a standby, which nobody can write to',
        'name the primary in HANDLOOP_DATABASE_URL, or promote it',
      ),
    )
  else if (is_read_only)
    found.push(
      problem(
        'default_transaction_read_only is on, so nothing can be written',
        'turn it off for this user and database',
      ),
    )
  return found
}

/** The promise that nothing acknowledged is lost stands on the server's flushes. */
export function durable({ fsync, full_page_writes, synchronous_commit }: ServerState): Result[] {
  const off = Object.entries({ fsync, full_page_writes }).filter(([, value]) => value === 'off')
  const found = off.map(([name]) =>
    problem(
      `${name} is off on the server: what was acknowledged can be lost, or the database broken, when power fails`,
      `set ${name} = on in postgresql.conf and reload it`,
    ),
  )
  if (synchronous_commit !== 'off') return found
  const next = 'take synchronous_commit out of HANDLOOP_DATABASE_URL, and let no pooler in front drop session settings'
  return [...found, problem('commits are acknowledged before they are flushed (synchronous_commit is off)', next)]
}

export function room({ connections_left: left }: ServerState): Result[] {
  if (left >= CONNECTIONS_OF_A_NODE) return []
  const says = `the server has ${Math.max(0, left)} connections left, and a node needs ${CONNECTIONS_OF_A_NODE}`
  return [
    warning(says, 'raise max_connections, or the limit of the user or of the database, before another node starts'),
  ]
}

async function hearing(reader: PostgresReader): Promise<Result[]> {
  if (await reader.hears()) return []
  const next = 'reach the server directly, or through a pooler in session mode'
  return [problem('notifications do not come through, so nodes learn of work seconds late', next)]
}

async function vacuum(reader: PostgresReader): Promise<Result[]> {
  const bloat = (await reader.bloat()).map(({ name, dead, live }) => `${name} (${dead} of ${dead + live} rows)`)
  const found: Result[] = []
  if (reader.state.autovacuum === 'off')
    found.push(
      warning('autovacuum is off, so dead rows pile up', 'set autovacuum = on in postgresql.conf and reload it'),
    )
  if (bloat.length > 0)
    found.push(
      warning(
        `dead rows pile up in ${bloat.join(', ')}`,
        'see that autovacuum is on and that no old transaction or replication slot holds it back (pg_stat_activity, pg_replication_slots)',
      ),
    )
  return found
}
