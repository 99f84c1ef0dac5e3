import type { ReportStatus } from '../human-loop/quality-report.ts'
import { all, first, run, sql, type Unit } from './sql.ts'

/** A row of quality_report. `worker_id` is the one that outputs show; it goes with the loop's data, the texts stay. */
export type ReportRow = {
  id: number
  account_id: string
  loop_id: number
  loop_name: string
  worker_id: string | null
  reason: string
  text: string
  status: ReportStatus
  reply: string | null
  created_ms: number
  changed_ms: number
}

type NewReport = Pick<ReportRow, 'account_id' | 'loop_id' | 'loop_name' | 'worker_id' | 'reason' | 'text'>

export function* insertReport(report: NewReport, at: Date): Unit<number> {
  const row = yield* first(sql<{ id: number }>`
    insert into quality_report (account_id, loop_id, loop_name, worker_id, reason, text, status, created_ms, changed_ms)
    values (${report.account_id}, ${report.loop_id}, ${report.loop_name}, ${report.worker_id}, ${report.reason},
            ${report.text}, 'Open', ${at.getTime()}, ${at.getTime()})
    returning id`)
  return row!.id
}

export function* reportById(accountId: string, id: number): Unit<ReportRow | undefined> {
  return yield* first(sql<ReportRow>`select * from quality_report where account_id = ${accountId} and id = ${id}`)
}

/** Reports of an account, newest first, behind the report `beforeId`. */
export function* reportsOf(accountId: string, beforeId: number, limit: number): Unit<ReportRow[]> {
  return yield* all(sql<ReportRow>`
    select * from quality_report where account_id = ${accountId} and id < ${beforeId} order by id desc limit ${limit}`)
}

/** What was reported of one loop, the newest first. */
export function* reportsOfLoop(loopId: number): Unit<ReportRow[]> {
  return yield* all(sql<ReportRow>`
    select * from quality_report where loop_id = ${loopId} order by id desc limit 50`)
}

export function* changeReport(id: number, status: ReportStatus, reply: string | null, at: Date): Unit<void> {
  yield* run(sql`
    update quality_report set status = ${status}, reply = coalesce(${reply}, reply), changed_ms = ${at.getTime()}
     where id = ${id}`)
}
