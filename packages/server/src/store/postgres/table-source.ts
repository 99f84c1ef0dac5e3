import type pg from 'pg'
import type { SqlValue } from '../sql.ts'
import type { TableSource } from '../table-copy.ts'
import { connectAlone } from './alone.ts'

/** Rows come in parcels of about this size, however many or large they are. */
const PARCEL_CHARACTERS = 4 * 1024 * 1024
const MOST_ROWS = 2_000
const FIRST_ROWS = 50

/** One snapshot, on a connection of its own: it waits for nobody and nobody waits for it. */
export class PostgresTableSource implements TableSource {
  readonly #client: pg.Client
  #cursors = 0

  private constructor(client: pg.Client) {
    this.#client = client
  }

  static async open(url: string): Promise<PostgresTableSource> {
    const client = await connectAlone(url)
    await client.query('begin isolation level repeatable read read only')
    // All rows are wanted, so a plan that has the first ones soon is none. The state is fixed by this first look.
    await client.query('set local cursor_tuple_fraction = 1')
    await client.query('select count(*) from installation')
    return new PostgresTableSource(client)
  }

  async columns(table: string): Promise<string[]> {
    const { rows } = await this.#client.query<{ name: string }>(
      `select attname as name from pg_attribute
        where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
      [table],
    )
    return rows.map(row => row.name)
  }

  async *rows(query: string): AsyncGenerator<SqlValue[]> {
    const cursor = `rows_${++this.#cursors}`
    await this.#client.query(`declare ${cursor} no scroll cursor for ${query}`)
    for (let count = FIRST_ROWS; ; ) {
      const text = `fetch ${count} from ${cursor}`
      const { rows } = await this.#client.query<SqlValue[]>({ text, rowMode: 'array' })
      yield* rows
      if (rows.length < count) break
      const heaviest = Math.max(...rows.map(weightOf))
      count = Math.min(MOST_ROWS, Math.max(1, Math.floor(PARCEL_CHARACTERS / heaviest)))
    }
    await this.#client.query(`close ${cursor}`)
  }

  async lastIds(): Promise<Record<string, number>> {
    const { rows } = await this.#client.query<{ name: string; last: number | null }>(
      `select table_name as name, pg_sequence_last_value(pg_get_serial_sequence(table_name, column_name)::regclass) as last
         from information_schema.columns where table_schema = current_schema() and is_identity = 'YES'`,
    )
    return Object.fromEntries(rows.flatMap(({ name, last }) => (last === null ? [] : [[name, last]])))
  }

  async close(): Promise<void> {
    await this.#client.end()
  }
}

const weightOf = (row: SqlValue[]): number =>
  row.reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 16), 0)
