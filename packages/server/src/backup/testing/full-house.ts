import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import type { Clock } from '../../clock.ts'
import { Housekeeping } from '../../housekeeping/housekeeping.ts'
import { Keys } from '../../keys.ts'
import { openEmbeddedObjects } from '../../objects/embedded.ts'
import { BACKED_UP, LEFT_OUT } from '../../store/backup-tables.ts'
import { type DatabasePlace, openDatabase, openTableSource } from '../../store/open-database.ts'
import { type Database, run, type SqlValue, type Statement } from '../../store/sql.ts'
import { Store } from '../../store/store.ts'
import type { Subject } from '../make-backup.ts'

const HOUR = 3_600_000
export const DAY = 24 * HOUR
/** When the backups are made. Loops end at half past, so that no purge falls into the hour of another. */
export const NOW = Date.parse('2031-04-05T12:10:00Z')
/** Every text that a customer or a worker could have written has this in it. */
export const MARK = 'canary7f3a'
export const ROOT = '000000000000'
export const CLOSED = '111122223333'

type Value = string | number | null | Uint8Array
type Loop = { id: number; status: string; endedMs: number | null; account?: string; flow?: number; purged?: boolean }

const ago = (days: number): number => NOW - days * DAY + HOUR / 3

/** One of everything that can become of a loop. */
export const LOOPS: readonly Loop[] = [
  { id: 11, status: 'InProgress', endedMs: null },
  { id: 12, status: 'Completed', endedMs: ago(10) },
  { id: 13, status: 'Stopped', endedMs: ago(20) },
  { id: 14, status: 'Failed', endedMs: ago(5) },
  { id: 15, status: 'Deleted', endedMs: ago(12) },
  { id: 16, status: 'Deleting', endedMs: ago(8) },
  { id: 17, status: 'Completed', endedMs: ago(40), purged: true },
  { id: 18, status: 'Deleted', endedMs: ago(14), flow: 3 },
  { id: 19, status: 'Deleted', endedMs: ago(16), flow: 3 },
  { id: 20, status: 'Completed', endedMs: ago(22), account: CLOSED, flow: 4 },
  { id: 21, status: 'InProgress', endedMs: null, account: CLOSED, flow: 4 },
  { id: 22, status: 'Deleted', endedMs: ago(9), account: CLOSED, flow: 4 },
  { id: 23, status: 'Stopping', endedMs: null },
]
const CLOSED_MS = ago(18)

/** A house with rows in every table: a data dir of its own, and a database in it or elsewhere. */
export class FullHouse {
  readonly place: DatabasePlace
  readonly db: Database
  readonly keys = new Keys(new Uint8Array(32).fill(7))
  #waiting: Statement[] = []

  private constructor(place: DatabasePlace, db: Database) {
    this.place = place
    this.db = db
  }

  static async make(dataDir: string, url: string | null = null): Promise<FullHouse> {
    mkdirSync(dataDir)
    const place = { dataDir, url }
    const house = new FullHouse(place, await openDatabase(place))
    furnish(house)
    for (const loop of LOOPS) fillLoop(house, loop)
    await house.written()
    if (url !== null) await countOn(house)
    const objects = openEmbeddedObjects(join(dataDir, 'objects'), { now: () => new Date(NOW) })
    await objects.createBucket(ROOT, 'results', 'us-east-1')
    for (const [key, body] of BODIES)
      await objects.put({ accountId: ROOT, bucket: 'results', key, body, contentType: `text/${MARK}` })
    await objects.close()
    return house
  }

  get dataDir(): string {
    return this.place.dataDir
  }

  /** Is there when `written` has resolved. */
  insert(table: string, row: Record<string, Value>): void {
    const columns = Object.keys(row)
    const texts = columns.map((_, i) => (i === 0 ? `insert into ${table} (${columns.join(', ')}) values (` : ', '))
    this.#waiting.push(statement([...texts, ')'], Object.values(row)))
  }

  execute(text: string): void {
    this.#waiting.push(statement([text]))
  }

  async written(): Promise<void> {
    const statements = this.#waiting.splice(0)
    await this.db.write(function* () {
      for (const one of statements) yield* run(one)
    })
  }

  subject(nowMs = NOW): Subject {
    const store = new Store(this.db, clockAt(nowMs), { sinks: [], sendsTaskEvents: false })
    return {
      store,
      openTables: () => openTableSource(this.place),
      keys: this.keys,
      now: new Date(nowMs),
      aheadMs: 0,
      dataDir: this.dataDir,
      objectsFolder: join(this.dataDir, 'objects'),
    }
  }
}

const statement = (texts: string[], values: Value[] = []): Statement => ({
  texts: Object.assign(texts, { raw: texts }),
  values,
})

/** On a server ids that are given by hand do not count. */
async function countOn(house: FullHouse): Promise<void> {
  for (const { name, key } of BACKED_UP) {
    if (key.join() !== 'id' || ['account', 'access_key', 'backup'].includes(name)) continue
    const most = name === 'outbox' ? LAST_DELIVERY : `(select max(id) from ${name})`
    house.execute(`select setval(pg_get_serial_sequence('${name}', 'id'), ${most})`)
  }
  await house.written()
}

/** Small, empty, and larger than a piece. */
export const BODIES: readonly [string, Uint8Array][] = [
  [`${MARK}/small`, Buffer.from(MARK)],
  ['empty', Buffer.alloc(0)],
  ['large', Buffer.from(`${MARK} and more; `.repeat(200_000))],
]

function clockAt(ms: number): Clock {
  return { now: () => new Date(ms), realNow: () => new Date(ms), jumpMs: () => 0 }
}

/** Purges a house as the service would at that time. */
export async function purgeAt(db: Database, ms: number): Promise<void> {
  const clock = clockAt(ms)
  const store = new Store(db, clock, { sinks: [], sendsTaskEvents: false })
  const keys = new Keys(new Uint8Array(32).fill(7))
  await new Housekeeping({ store, clock, keys, log: pino({ level: 'silent' }) }, []).purgeAll()
}

/** Every row of every table, by the name of the table; with the ids that were given last. */
export async function contentsOf(place: DatabasePlace): Promise<Record<string, unknown[]>> {
  const source = await openTableSource(place)
  const contents: Record<string, unknown[]> = {}
  for (const table of [...BACKED_UP.map(({ name }) => name), ...LEFT_OUT]) {
    const columns = await source.columns(table)
    const rows: string[] = []
    for await (const row of source.rows(`select ${columns.join(', ')} from ${table}`)) rows.push(shown(columns, row))
    contents[table] = rows.sort()
  }
  contents.lastIds = Object.entries(await source.lastIds()).sort()
  await source.close()
  return contents
}

const shown = (columns: string[], row: SqlValue[]): string =>
  JSON.stringify(
    Object.fromEntries(
      columns.map((column, i) => [column, row[i] instanceof Uint8Array ? Buffer.from(row[i]).toString('hex') : row[i]]),
    ),
  )

/** The id of the last row that the outbox has had; it is gone. */
export const LAST_DELIVERY = 500

function furnish(house: FullHouse): void {
  const put = (table: string, row: Record<string, Value>): void => house.insert(table, row)
  put('installation', { name: 'masterKey', value: new Uint8Array(32).fill(7) })
  put('installation', { name: 'directoryIssuer', value: Buffer.from(`http://${MARK}/directory`) })
  put('account', { id: ROOT, created_ms: 1 })
  put('account', { id: CLOSED, created_ms: 1, is_closed: 1, closed_ms: CLOSED_MS })
  put('template_content', { sha256: 'aa', content: `<p>${MARK}</p>` })
  // Only the closed account has used it.
  put('template_content', { sha256: 'bb', content: `<b>${MARK}</b>` })
  for (const [i, account_id] of [ROOT, CLOSED].entries()) {
    const own = { account_id, region: 'us-east-1', name: `${MARK}${i}`, created_ms: 2 }
    put('access_key', { id: `AKIA${i}`, account_id, secret: MARK, created_ms: 2 })
    put('used_region', { account_id, region: 'us-east-1' })
    put('workforce', { ...own, id: i + 1, config: '{}', updated_ms: 3 })
    put('workteam', { ...own, id: i + 1, workforce_id: i + 1, config: `{"d":"${MARK}"}`, updated_ms: 3 })
    const person = { account_id, issuer: 'i', created_ms: 2 }
    for (const name of ['ann', 'bob'])
      put('worker', { ...person, id: i * 2 + (name === 'ann' ? 1 : 2), sub: `${MARK}${name}`, name, email: MARK })
    const hour = { hour_ms: ago(2), answers: 1, answer_ms: 5, declined: 0, expired: 0 }
    put('worker_hour', { ...hour, worker_id: i * 2 + 1 })
    put('worker_group', { worker_id: i * 2 + 1, name: MARK })
    put('worker_token', { token_hash: Buffer.from([1, i]), worker_id: i * 2 + 1, created_ms: 4 })
    put('human_task_ui', { ...own, id: i + 1, content_sha256: account_id === CLOSED ? 'bb' : 'aa' })
    put('tag', { resource_arn: `arn:aws:sagemaker:us-east-1:${account_id}:workteam/x`, key: MARK, value: MARK })
  }
  put('session', { id_hash: Buffer.from('s'), worker_id: 1, expires_ms: NOW + DAY })
  put('sign_in_link', { token_hash: Buffer.from('l'), worker_id: 1, expires_ms: NOW + DAY })
  put('backup', { id: 'older', keys_path: '/nowhere', created_ms: ago(3) })
  for (const [id, status] of ['Active', 'Deleting', 'Deleted', 'Active'].entries()) putFlow(house, id + 1, status)
  // Ids that were given and are gone must not be given again.
  put('outbox', { id: LAST_DELIVERY, loop_id: 1, kind: 'event', sink: 'file', created_ms: 1, due_ms: 1 })
  house.execute('delete from outbox')
}

function putFlow(house: FullHouse, id: number, status: string): void {
  house.insert('flow_definition', {
    id,
    account_id: id === 4 ? CLOSED : ROOT,
    region: 'us-east-1',
    name: `${MARK}-flow-${id}`,
    status,
    created_ms: 5,
    workteam_id: id === 4 ? 2 : 1,
    task_ui_name: MARK,
    task_count: 2,
    time_limit_seconds: 600,
    lifetime_seconds: 864_000,
    output_bucket: 'results',
    output_prefix: MARK,
    request_source: null,
    request: `{"FlowDefinitionName":"${MARK}"}`,
  })
  house.insert('flow_tally', { flow_id: id, shard: 0, open_count: id })
  house.insert('flow_hour', {
    ...{ flow_id: id, hour_ms: ago(2), started: 3, completed: 1, stopped: 1, failed: 1, answers: 2, answer_ms: 10 },
    ...{ declined: 1, expired: 1 },
  })
}

function fillLoop(house: FullHouse, { id, status, endedMs, account = ROOT, flow = 1, purged = false }: Loop): void {
  const dueMs = purged ? null : (endedMs ?? NOW) + 30 * DAY
  house.insert('human_loop', {
    id,
    account_id: account,
    region: 'us-east-1',
    name: `${MARK}-loop-${id}`,
    flow_id: flow,
    status,
    revision: id,
    task_count: 2,
    answer_count: 1,
    at_work_count: 0,
    last_epoch: 2,
    is_lifetime_over: 0,
    is_to_be_removed: 0,
    output_state: 'written',
    output_key: `${MARK}/output-${id}.json`,
    failure_code: status === 'Failed' ? 'Expired' : null,
    failure_reason: status === 'Failed' ? MARK : null,
    template_sha256: account === CLOSED ? 'bb' : 'aa',
    created_ms: ago(45),
    open_until_ms: NOW + 10 * DAY,
    changed_ms: ago(4),
    ended_ms: endedMs,
    offered_to: null,
    due_ms: dueMs,
    is_purged: Number(purged),
    input_digest: purged ? Buffer.from('digest') : null,
  })
  house.insert('quality_report', {
    ...{ id, account_id: account, loop_id: id, loop_name: `${MARK}-loop-${id}`, reason: MARK, text: MARK },
    ...{ worker_id: purged ? null : `${MARK}-worker`, status: 'Open', reply: null, created_ms: 1, changed_ms: 1 },
  })
  if (purged) return
  const answer = { loop_id: id, content: JSON.stringify({ answer: MARK, odd: '\ud83d\ude00"\\\n\u2028' }) }
  const classifiers = id % 2 === 0 ? `["${MARK}"]` : null
  house.insert('human_loop_input', { loop_id: id, content: JSON.stringify({ text: MARK, id }), classifiers })
  for (const worker_id of [1, 2]) {
    house.insert('assignment', {
      ...{ loop_id: id, worker_id, state: 'submitted', lease_epoch: worker_id, accepted_ms: 1, deadline_ms: 2 },
      ...{ seen_ms: 3, left_ms: null, paused_ms_since: null, paused_ms: 4, submitted_ms: 5 },
    })
    house.insert('answer', { ...answer, worker_id })
    house.insert('draft', { ...answer, worker_id, saved_ms: 6 })
  }
  const event = { event_id: `${MARK}-${id}`, payload: `{"detail":"${MARK}"}`, last_error: MARK }
  house.insert('loop_history', { id, loop_id: id, flow_id: flow, at_ms: 2, kind: 'Submitted', worker_id: 1 })
  house.insert('delivery', { id, loop_id: id, sink: 'hook', ...event, attempts: 2, response: MARK, delivered_ms: 7 })
  house.insert('outbox', {
    id,
    loop_id: id,
    kind: 'event',
    sink: 'hook',
    ...event,
    created_ms: 1,
    due_ms: NOW + 60 * DAY,
  })
}
