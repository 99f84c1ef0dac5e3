import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { PostgresServer } from '../../packages/server/src/store/testing/postgres-server.ts'

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

export function postgresDatabase(server: PostgresServer, url: string): OutsideDatabase {
  const psql = (text: string): Promise<string> =>
    server.program(url, 'psql', '-qtAX', '-v', 'ON_ERROR_STOP=1', '-c', text)
  return {
    run: async statement => void (await psql(statement)),
    column: async query => (await psql(query)).split('\n').filter(Boolean),
    getUsedTo: () => psql('vacuum analyze').then(() => {}),
    columnsOf: table => `select column_name from information_schema.columns where table_name = '${table}'`,
    close: async () => {},
  }
}
