// Where the nodes of a run keep everything, and the one look behind the scenes.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { PostgresServer } from '../packages/server/src/store/testing/postgres-server.ts'
import { sleep } from './http.ts'

export type DatabaseKind = 'sqlite' | 'postgres'

export type Ground = {
  kind: DatabaseKind
  /** Settings of every node on it. */
  env: Record<string, string>
  /** How much has yet to leave the house. @param dataDir  of one of the nodes */
  owed: (dataDir: string) => Promise<number>
  stop: () => Promise<void>
}

const OWED = 'select count(*) as owed from outbox'

export const EMBEDDED: Ground = {
  kind: 'sqlite',
  env: {},
  owed: async dataDir => {
    const db = new DatabaseSync(join(dataDir, 'handloop.db'), { readOnly: true })
    try {
      return (db.prepare(OWED).get() as { owed: number }).owed
    } finally {
      db.close()
    }
  },
  stop: async () => {},
}

const CUT =
  "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and application_name = 'handloop'"

/** A server of the run's own, for any number of nodes. */
export class PostgresGround implements Ground {
  readonly kind = 'postgres'
  readonly env: Record<string, string>
  readonly #server: PostgresServer
  readonly #url: string

  private constructor(server: PostgresServer, url: string) {
    this.#server = server
    this.#url = url
    this.env = { HANDLOOP_DATABASE_URL: url }
  }

  static async start(): Promise<PostgresGround> {
    const server = await PostgresServer.start()
    return new PostgresGround(server, await server.newDatabase())
  }

  async owed(): Promise<number> {
    return Number(await this.#query(OWED))
  }

  /** Ends every connection that a node has, whatever is under way on it. */
  async cutConnections(): Promise<void> {
    await this.#query(CUT)
  }

  async restart(how: 'fast' | 'crash', awayMs: number): Promise<void> {
    await this.#server.halt(how)
    await sleep(awayMs)
    await this.#server.resume()
  }

  stop(): Promise<void> {
    return this.#server.stop()
  }

  #query(text: string): Promise<string> {
    return this.#server.program(this.#url, 'psql', '-q', '-A', '-t', '-c', text)
  }
}
