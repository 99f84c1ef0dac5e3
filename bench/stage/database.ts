import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'

/** The database of a service, asked and filled from outside with statements that both databases run. */
export interface OutsideDatabase {
  run(statement: string): Promise<void>
  /** @returns the one column that the query gives */
  column(query: string): Promise<string[]>
  /** Text of a query for the names of a table's columns. */
  columnsOf(table: string): string
  /** What the database does by itself within a minute of having grown so much. */
  getUsedTo(): Promise<void>
  close(): Promise<void>
}

/** Not flushed at every commit: who fills it has nothing to lose. Reading leaves its log alone. */
export function embeddedDatabase(dataDir: string): OutsideDatabase {
  const db = new DatabaseSync(join(dataDir, 'handloop.db'))
  db.exec('pragma busy_timeout = 5000; pragma synchronous = off; pragma cache_size = -262144')
  return {
    run: async statement => db.exec(statement),
    column: async query =>
      db
        .prepare(query)
        .all()
        .map(row => String(Object.values(row)[0])),
    getUsedTo: async () => {},
    columnsOf: table => `select name from pragma_table_info('${table}')`,
    close: async () => db.close(),
  }
}

export function postgresDatabase(url: string): OutsideDatabase {
  const client = new pg.Client({ connectionString: url })
  const connected = client.connect()
  const ask = async (text: string): Promise<pg.QueryResult> => {
    await connected
    return client.query(text)
  }
  return {
    run: statement => ask(statement).then(() => {}),
    column: async query => (await ask(query)).rows.map(row => String(Object.values(row)[0])),
    getUsedTo: () => ask('vacuum analyze').then(() => {}),
    columnsOf: table => `select column_name from information_schema.columns where table_name = '${table}'`,
    close: () => client.end(),
  }
}
