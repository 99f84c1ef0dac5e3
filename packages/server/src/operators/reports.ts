import { isReportable, REPORT_LIFECYCLE, type ReportAct } from '../human-loop/quality-report.ts'
import type { Services } from '../services.ts'
import { answersOf } from '../store/answers.ts'
import { inputOf } from '../store/loops.ts'
import type { Owner } from '../store/places.ts'
import { changeReport, insertReport, type ReportRow, reportById, reportsOf } from '../store/quality-reports.ts'
import { loopByName } from '../store/reviews.ts'
import { done, type Outcome, refused } from './outcome.ts'

export type ReportInput = { loopName: string; reason: string; text: string; workerId: string | null }

/** What an operator sees of a report: with the loop's data while it exists. Source: spec 2.9 Q3, Q4. */
export type ReportDetail = {
  report: ReportRow
  /** null once the data is purged */
  data: { input: string; answers: { workerId: string; content: string }[] } | null
}

/**
 * Low-quality reports: no API operation exists for them, so the command line and the console use this.
 * Source: founding document, spec 2.9.
 */
export class QualityReports {
  readonly #services: Pick<Services, 'store' | 'keys'>

  constructor(services: Pick<Services, 'store' | 'keys'>) {
    this.#services = services
  }

  create(owner: Owner, input: ReportInput): Promise<Outcome<number>> {
    const { loopName, reason, text, workerId } = input
    return this.#services.store.write(function* (moment) {
      const loop = yield* loopByName(owner, loopName)
      if (loop === undefined)
        return refused('unknown', `There is no human loop '${loopName}' in region ${owner.region}.`)
      if (!isReportable(loop.status))
        return refused(
          'conflict',
          `The human loop '${loopName}' is ${loop.status}; report its result when it is Completed or Stopped.`,
        )
      const report = {
        account_id: owner.accountId,
        loop_id: loop.id,
        loop_name: loopName,
        worker_id: workerId,
        reason,
        text,
      }
      return done(yield* insertReport(report, moment.at))
    })
  }

  /** Newest first, behind the report `beforeId`. */
  list(accountId: string, beforeId: number, limit: number): Promise<ReportRow[]> {
    return this.#services.store.read(() => reportsOf(accountId, beforeId, limit))
  }

  show(accountId: string, id: number): Promise<ReportDetail | undefined> {
    const { store, keys } = this.#services
    return store.read(function* () {
      const report = yield* reportById(accountId, id)
      if (report === undefined) return undefined
      const input = yield* inputOf(report.loop_id)
      if (input === undefined) return { report, data: null }
      const answers = (yield* answersOf(report.loop_id)).map(({ issuer, sub, content }) => ({
        workerId: keys.workerId(issuer, sub),
        content,
      }))
      return { report, data: { input: input.content, answers } }
    })
  }

  /** @param reply  kept beside the report; an answer needs one */
  act(accountId: string, id: number, act: ReportAct, reply: string | null): Promise<Outcome<number>> {
    return this.#services.store.write(function* (moment) {
      const report = yield* reportById(accountId, id)
      if (report === undefined) return refused('unknown', `There is no report ${id}.`)
      const to = REPORT_LIFECYCLE[report.status][act]
      if (to === '!') return refused('conflict', `Report ${id} is ${report.status}, so it can't be taken to ${act}.`)
      yield* changeReport(id, to, reply, moment.at)
      return done(id)
    })
  }
}
