import type pg from 'pg'
import { BACKED_UP, LEFT_OUT } from '../backup-tables.ts'
import type { Database } from '../sql.ts'
import type { Rows, TableTarget } from '../table-copy.ts'
import { connectAlone } from './alone.ts'
import { holdSchema, migrateOn } from './migrate.ts'
import { OneConnection } from './one-connection.ts'
import { commit } from './postgres.ts'

/**
 * Fills a database in one transaction, schema included: until it is committed there is nothing in it, and whoever starts
 * on it meanwhile waits.
 */
export class PostgresTableTarget implements TableTarget {
  readonly #client: pg.Client
  readonly #types = new Map<string, Map<string, string>>()
  #isOpen = true

  private constructor(client: pg.Client) {
    this.#client = client
  }

  static async open(url: string): Promise<PostgresTableTarget> {
    const client = await connectAlone(url)
    await client.query('begin')
    await holdSchema(client)
    return new PostgresTableTarget(client)
  }

  /** Tables of ours that are there already, whatever is in them. */
  async found(): Promise<string[]> {
    const ours = [...BACKED_UP.map(table => table.name), ...LEFT_OUT]
    const { rows } = await this.#client.query<{ name: string }>(
      `select relname as name from pg_class
        where relnamespace = current_schema()::regnamespace and relname = any($1) order by 1`,
      [ours],
    )
    return rows.map(row => row.name)
  }

  /** Makes the tables as they were at that number, or brings them up to date. */
  async migrate(upTo?: number): Promise<void> {
    await migrateOn(this.#client, upTo)
  }

  async put({ table, columns, key, rows }: Rows): Promise<void> {
    const types = await this.#typesOf(table)
    const arrays = columns.map((column, at) => `$${at + 1}::${types.get(column)}[]`).join(', ')
    const rest = columns.filter(column => !key.includes(column)).map(column => `${column} = excluded.${column}`)
    const onConflict = rest.length === 0 ? 'do nothing' : `do update set ${rest.join(', ')}`
    const values = columns.map((_, at) => rows.map(row => row[at]))
    await this.#client.query(
      `insert into ${table} (${columns.join(', ')}) select * from unnest(${arrays}) on conflict (${key.join(', ')}) ${onConflict}`,
      values,
    )
  }

  async #typesOf(table: string): Promise<Map<string, string>> {
    const known = this.#types.get(table)
    if (known !== undefined) return known
    const { rows } = await this.#client.query<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
        where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
      [table],
    )
    const types = new Map(rows.map(({ name, type }) => [name, type]))
    this.#types.set(table, types)
    return types
  }

  async setLastIds(lastIds: Record<string, number>): Promise<void> {
    for (const [table, id] of Object.entries(lastIds))
      await this.#client.query(
        `select setval(pg_get_serial_sequence($1, 'id'), (select greatest(max(id), $2::bigint) from ${table}))`,
        [table, id],
      )
  }

  /** What is there so far, for whoever puts it in order before it counts. */
  database(): Database {
    return new OneConnection(this.#client)
  }

  /** @throws OutcomeUnknown when the connection breaks meanwhile */
  async finish(): Promise<void> {
    await commit(this.#client)
    // Without figures about its tables the server would plan the first minutes badly; it makes them itself later.
    await this.#client.query('analyze').catch(() => {})
    await this.close()
  }

  async close(): Promise<void> {
    if (!this.#isOpen) return
    this.#isOpen = false
    await this.#client.end().catch(() => {})
  }
}
