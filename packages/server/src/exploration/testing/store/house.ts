import type { Clock } from '../../../clock.ts'
import { NOON } from '../../../human-loop/testing.ts'
import { Keys } from '../../../keys.ts'
import { WorkerTasks } from '../../../portal/worker-tasks.ts'
import { insertAccount } from '../../../store/accounts.ts'
import { insertFlow } from '../../../store/flow-definitions.ts'
import { all, type Database, sql, type Unit } from '../../../store/sql.ts'
import { Store } from '../../../store/store.ts'
import { forget, openAt, placeOf, type Where } from '../../../store/testing/databases.ts'
import { addGroup, insertWorker, type WorkerRow } from '../../../store/workers.ts'
import { insertWorkteam, workforceOf } from '../../../store/workforces.ts'
import { directoryPool, openRegion } from '../../../workforce/default-team.ts'
import { type Member, memberOf } from '../../../workforce/member.ts'

const ACCOUNT = '210987654321'
export const OWNER = { accountId: ACCOUNT, region: 'eu-west-1' }
export const SINKS = ['file', 'hook']
const ISSUER = 'http://127.0.0.1:4600/directory'

/** Work teams by id, as they are made; each flow definition sends its loops to one. */
export const TEAMS = { default: 1, night: 2 }
export const FLOWS = [
  { id: 1, teamId: TEAMS.default, taskCount: 1 },
  { id: 2, teamId: TEAMS.night, taskCount: 2 },
  { id: 3, teamId: TEAMS.default, taskCount: 3 },
] as const
export const TIME_LIMIT_SECONDS = 600
export const LIFETIME_SECONDS = 1200

const GROUPS = [
  ['Ann', ['default']],
  ['Bob', ['default', 'night']],
  ['Eve', ['night']],
] as const
export const teamsOf = (workerId: number): number[] => GROUPS[workerId - 1]![1].map(group => TEAMS[group])

export class TestClock implements Clock {
  ms = NOON.getTime()
  now = (): Date => new Date(this.ms)
  realNow = (): Date => new Date(this.ms)
  jumpMs = (): number => 0
}

/** One process on the database: its own connection, and its own idea of since when it runs. */
export type Writer = { db: Database; store: Store; tasks: WorkerTasks; upSince: Date }

/** The real thing: one database, two processes that write to it. */
export class House {
  readonly clock = new TestClock()
  readonly keys = new Keys(new Uint8Array(32).fill(7))
  readonly #where: Where
  readonly #sendsTaskEvents: boolean
  /** Do units of one writer take effect in the order in which they arrive? */
  readonly keepsOrder: boolean
  writers: Writer[] = []
  workers: Member[] = []

  constructor(where: Where, sendsTaskEvents = false) {
    this.#where = where
    this.keepsOrder = placeOf(where).url === null
    this.#sendsTaskEvents = sendsTaskEvents
  }

  async open(): Promise<this> {
    this.writers = [await this.#writer(), await this.#writer()]
    await this.writers[0]!.db.write(() => furnish(this.clock.now()))
    this.workers = await this.members()
    return this
  }

  /** One more process on a house that is furnished. */
  async join(): Promise<Writer> {
    const writer = await this.#writer()
    this.writers.push(writer)
    return writer
  }

  members = (): Promise<Member[]> => this.writers[0]!.db.read(everybody)

  async #writer(): Promise<Writer> {
    const db = await openAt(this.#where)
    const store = new Store(db, this.clock, { sinks: SINKS, sendsTaskEvents: this.#sendsTaskEvents })
    return { db, store, tasks: new WorkerTasks(store, this.keys, this.clock.now), upSince: this.clock.now() }
  }

  /** The process dies; nothing of it is left but the database. */
  async restart(which: number): Promise<void> {
    await this.writers[which]!.db.close()
    this.writers[which] = await this.#writer()
  }

  async leave(): Promise<void> {
    for (const { db } of this.writers) await db.close()
  }

  async close(): Promise<void> {
    await this.leave()
    forget(this.#where)
  }
}

function* furnish(at: Date): Unit<void> {
  yield* insertAccount(ACCOUNT, at)
  yield* openRegion(OWNER, at)
  const pool = directoryPool(ACCOUNT)
  const config = JSON.stringify({ MemberDefinitions: [{ CognitoMemberDefinition: { ...pool, UserGroup: 'night' } }] })
  yield* insertWorkteam(OWNER, { name: 'night', workforceId: (yield* workforceOf(OWNER))!.id, config, at })
  for (const flow of FLOWS) yield* furnishFlow(flow, at)
  for (const [name, groups] of GROUPS) {
    const id = yield* insertWorker({ account_id: ACCOUNT, issuer: ISSUER, sub: name, name, email: null }, at)
    for (const group of groups) yield* addGroup(id, group)
  }
}

function* everybody(): Unit<Member[]> {
  const members: Member[] = []
  for (const worker of yield* all(sql<WorkerRow>`select * from worker order by id`))
    members.push(yield* memberOf(worker, ISSUER))
  return members
}

function* furnishFlow(flow: (typeof FLOWS)[number], at: Date): Unit<void> {
  yield* insertFlow({
    account_id: ACCOUNT,
    region: OWNER.region,
    name: `flow-${flow.id}`,
    status: 'Active',
    created_ms: at.getTime(),
    workteam_id: flow.teamId,
    task_ui_name: 'template',
    task_count: flow.taskCount,
    time_limit_seconds: TIME_LIMIT_SECONDS,
    lifetime_seconds: LIFETIME_SECONDS,
    output_bucket: 'bucket',
    output_prefix: '',
    request_source: null,
    request: '{}',
  })
}
