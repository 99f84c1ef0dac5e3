import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import type { Unit } from '../sql.ts'
import { connectAlone } from './alone.ts'
import { connectionConfig } from './connections.ts'
import { OneConnection } from './one-connection.ts'

/** What a server says about itself, to this user and in a session like ours. */
export type ServerState = {
  version: number
  version_name: string
  fsync: string
  full_page_writes: string
  synchronous_commit: string
  autovacuum: string
  is_standby: boolean
  is_read_only: boolean
  /** its clock */
  now_ms: number
  /** that this user may still open */
  connections_left: number
}

export type Bloat = { name: string; dead: number; live: number }

const HEARD_WITHIN_MS = 3_000

/** A database of a server that is only looked at: the session can't write, and nothing is migrated. */
export class PostgresReader {
  readonly state: ServerState
  readonly #url: string
  readonly #client: pg.Client
  readonly #units: OneConnection

  private constructor(url: string, client: pg.Client, state: ServerState) {
    this.#url = url
    this.#client = client
    this.#units = new OneConnection(client)
    this.state = state
  }

  /** @throws Error when it can't be reached; its message names no password */
  static async open(url: string): Promise<PostgresReader> {
    const client = await connectAlone(url)
    const { rows } = await client.query<ServerState>(STATE)
    await client.query("set default_transaction_read_only = on; set statement_timeout = '60s'")
    return new PostgresReader(url, client, rows[0]!)
  }

  read<T>(unit: () => Unit<T>): Promise<T> {
    return this.#units.read(unit)
  }

  /** Tables in which what is gone takes more room than what is there. */
  async bloat(): Promise<Bloat[]> {
    const { rows } = await this.#client.query<Bloat>(BLOAT)
    return rows
  }

  /** Does a notification come from one connection to another, as nodes need it? */
  async hears(): Promise<boolean> {
    const channel = `handloop_doctor_${this.state.now_ms}`
    const listener = new pg.Client(connectionConfig(this.#url))
    listener.on('error', () => {})
    try {
      await listener.connect()
      await listener.query(`listen ${channel}`)
      const heard = once(listener, 'notification').then(() => true)
      await this.#client.query('select pg_notify($1, $2)', [channel, ''])
      return await Promise.race([heard, setTimeout(HEARD_WITHIN_MS, false, { ref: false })])
    } finally {
      await listener.end()
    }
  }

  async close(): Promise<void> {
    await this.#client.end()
  }
}

const STATE = `
  select current_setting('server_version_num')::int as version, current_setting('server_version') as version_name,
         current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
         current_setting('synchronous_commit') as synchronous_commit, current_setting('autovacuum') as autovacuum,
         pg_is_in_recovery() as is_standby, current_setting('default_transaction_read_only') = 'on' as is_read_only,
         (extract(epoch from clock_timestamp()) * 1000)::bigint as now_ms,
         least(
           current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
             - coalesce(current_setting('reserved_connections', true)::int, 0)
             - (select count(*) from pg_stat_activity where backend_type = 'client backend'),
           case when r.rolconnlimit >= 0
                then r.rolconnlimit - (select count(*) from pg_stat_activity where usesysid = r.oid) end,
           case when d.datconnlimit >= 0
                then d.datconnlimit - (select count(*) from pg_stat_activity where datid = d.oid) end
         ) as connections_left
    from pg_roles r, pg_database d where r.rolname = current_user and d.datname = current_database()`

const BLOAT = `
  select relname as name, n_dead_tup as dead, n_live_tup as live from pg_stat_user_tables
   where schemaname = current_schema() and n_dead_tup > 10000 and n_dead_tup > 2 * n_live_tup
   order by n_dead_tup desc limit 3`
