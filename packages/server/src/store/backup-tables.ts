import { RETENTION_MS } from '../human-loop/retention.ts'
import type { InputDigest } from './purge.ts'
import type { SqlValue } from './sql.ts'

/** A row as a backup keeps it, and the moment after which nobody may read it there; null: as long as the backup. */
export type Share = { values: SqlValue[]; goesAtMs: number | null }

/** A row as it is read: the table's own values, and behind them what `extras` asked for. */
type Read = { columns: string[]; values: SqlValue[]; extras: SqlValue[]; digest: InputDigest }

/** A table of a backup. In the SQL, `t` is the table itself. */
export type BackedUpTable = {
  name: string
  /** Columns of the primary key. */
  key: string[]
  joins: string
  extras: string[]
  /** In the order in which they are restored: a later share takes an earlier one's place. */
  shares: (read: Read) => Share[]
}

/** A used sign-in link must not come alive again, and sessions end with the house they were opened in. */
export const LEFT_OUT = ['sign_in_link', 'session', 'migration']

type Time = SqlValue | undefined

/** When what ended at the earliest of these times is to be gone; null when none of them has come. */
function purgeOf(...ends: Time[]): number | null {
  const times = ends.filter((end): end is number => typeof end === 'number')
  return times.length === 0 ? null : Math.min(...times) + RETENTION_MS
}

const whole = ({ values }: Read): Share[] => [{ values, goesAtMs: null }]
const staying = (name: string, ...key: string[]): BackedUpTable => ({ name, key, joins: '', extras: [], shares: whole })

/** Everything of a closed account goes 30 days after that. Source: spec 2.8 C5. */
const ofAccount = (
  name: string,
  key: string[],
  closed = '(select a.closed_ms from account a where a.id = t.account_id)',
): BackedUpTable => ({
  name,
  key,
  joins: '',
  extras: [closed],
  shares: ({ values, extras: [closedMs] }) => [{ values, goesAtMs: purgeOf(closedMs) }],
})

const CLOSED_WITH_WORKER =
  '(select a.closed_ms from worker w join account a on a.id = w.account_id where w.id = t.worker_id)'
const CLOSED_WITH_TAGGED =
  "(select min(a.closed_ms) from account a where a.closed_ms is not null and t.resource_arn like 'arn:aws:sagemaker:%:' || a.id || ':%')"

/** What belongs to a loop and goes with its data. */
const ofLoop = (name: string, ...key: string[]): BackedUpTable => ({
  name,
  key,
  joins: 'left join human_loop l on l.id = t.loop_id left join account a on a.id = l.account_id',
  extras: ['l.ended_ms', 'a.closed_ms'],
  shares: ({ values, extras }) => [{ values, goesAtMs: purgeOf(...extras) }],
})

/** A deleted flow definition's row, and its tally, go with the last of its tombstones. */
const ofFlow = (name: string, key: string[], flow: string): BackedUpTable => ({
  name,
  key,
  joins: `left join flow_definition f on f.id = ${flow} left join account a on a.id = f.account_id`,
  extras: [
    "(select max(l.ended_ms) from human_loop l where l.flow_id = f.id and l.status = 'Deleted' and f.status = 'Deleted')",
    'a.closed_ms',
  ],
  shares: ({ values, extras }) => [{ values, goesAtMs: purgeOf(...extras) }],
})

/** The row with some of its values changed. */
const changed = ({ columns, values }: Read, changes: Record<string, SqlValue>): SqlValue[] =>
  values.map((value, i) => changes[columns[i]!] ?? (columns[i]! in changes ? null : value))

const IS_GOING = "t.status in ('Deleted', 'Deleting')"
const HAS_DATA = `t.ended_ms is not null and t.is_purged = 0 and not (${IS_GOING})`

/** Of a loop that is not deleted there are two rows: as the purge will leave it, which stays, and as it is. */
const loops: BackedUpTable = {
  name: 'human_loop',
  key: ['id'],
  joins: `left join account a on a.id = t.account_id left join human_loop_input i on i.loop_id = t.id and ${HAS_DATA}`,
  extras: [
    't.ended_ms',
    'a.closed_ms',
    `case when ${IS_GOING} then 1 else 0 end`,
    `case when ${HAS_DATA} then 1 else 0 end`,
    'i.content',
    'i.classifiers',
  ],
  shares(read) {
    const [endedMs, closedMs, isGoing, hasData, content, classifiers] = read.extras
    const row = { values: read.values, goesAtMs: purgeOf(closedMs, isGoing === 1 ? endedMs : null) }
    if (hasData !== 1) return [row]
    const kept = typeof content === 'string' ? read.digest(content, (classifiers ?? null) as string | null) : undefined
    const purged = { is_purged: 1, due_ms: null, ...(kept && { input_digest: kept }) }
    return [
      { ...row, values: changed(read, purged) },
      { ...row, goesAtMs: purgeOf(endedMs, closedMs) },
    ]
  },
}

/** The report's texts stay with the account; who worked on the loop goes with the loop's data. */
const reports: BackedUpTable = {
  ...ofLoop('quality_report', 'id'),
  joins: 'left join human_loop l on l.id = t.loop_id left join account a on a.id = t.account_id',
  shares(read) {
    const [endedMs, closedMs] = read.extras
    const row = { values: read.values, goesAtMs: purgeOf(closedMs) }
    if (read.values[read.columns.indexOf('worker_id')] === null) return [row]
    return [
      { ...row, values: changed(read, { worker_id: null }) },
      { ...row, goesAtMs: purgeOf(endedMs, closedMs) },
    ]
  },
}

/** By text: how many of that table's rows are of accounts that are not closed, and when the last of the others was. */
const usersOf = (table: string, column: string): string => `
  (select r.${column} as sha256, max(a.closed_ms) as closed_ms, sum(case when a.closed_ms is null then 1 else 0 end) as others
     from ${table} r left join account a on a.id = r.account_id group by r.${column})`

/** A text that only closed accounts have used goes with the last of them. */
const templates: BackedUpTable = {
  name: 'template_content',
  key: ['sha256'],
  joins: `left join ${usersOf('human_task_ui', 'content_sha256')} u on u.sha256 = t.sha256
          left join ${usersOf('human_loop', 'template_sha256')} l on l.sha256 = t.sha256`,
  extras: ['coalesce(u.others, 0) + coalesce(l.others, 0)', 'u.closed_ms', 'l.closed_ms'],
  shares({ values, extras: [others, ...closings] }) {
    const closed = closings.filter(ms => typeof ms === 'number')
    const goesAtMs = others === 0 && closed.length > 0 ? Math.max(...closed) + RETENTION_MS : null
    return [{ values, goesAtMs }]
  },
}

/**
 * Every table that a backup holds, parents before those that refer to them. What the purge takes away is sealed so
 * that it can be read no longer than the purge allows: store/purge.ts is this list's other half.
 */
export const BACKED_UP: readonly BackedUpTable[] = [
  staying('installation', 'name'),
  staying('account', 'id'),
  staying('backup', 'id'),
  templates,
  ofAccount('access_key', ['id']),
  ofAccount('used_region', ['account_id', 'region']),
  ofAccount('workforce', ['id']),
  ofAccount('workteam', ['id']),
  ofAccount('worker', ['id']),
  ofAccount('worker_group', ['worker_id', 'name'], CLOSED_WITH_WORKER),
  ofAccount('worker_token', ['token_hash'], CLOSED_WITH_WORKER),
  ofAccount('human_task_ui', ['id']),
  ofAccount('tag', ['resource_arn', 'key'], CLOSED_WITH_TAGGED),
  ofFlow('flow_definition', ['id'], 't.id'),
  ofFlow('flow_tally', ['flow_id', 'shard'], 't.flow_id'),
  ofFlow('flow_hour', ['flow_id', 'hour_ms'], 't.flow_id'),
  ofAccount('worker_hour', ['worker_id', 'hour_ms'], CLOSED_WITH_WORKER),
  loops,
  ofLoop('human_loop_input', 'loop_id'),
  ofLoop('assignment', 'loop_id', 'worker_id'),
  ofLoop('answer', 'loop_id', 'worker_id'),
  ofLoop('draft', 'loop_id', 'worker_id'),
  ofLoop('outbox', 'id'),
  ofLoop('delivery', 'id'),
  ofLoop('loop_history', 'id'),
  reports,
]

/** @param columns  the table's own, in the order in which their values are to come */
export const selectOf = ({ name, joins, extras }: BackedUpTable, columns: string[]): string =>
  `select ${[...columns.map(column => `t.${column}`), ...extras].join(', ')} from ${name} t ${joins}`
