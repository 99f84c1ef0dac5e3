import type { Held } from './next-tasks.ts'
import { mustBe, type Source } from './source.ts'
import { workerRequest } from './worker-requests.ts'

/** Answers to tasks that are held already, each with its number in it. Tells when each was due, in wall-clock ms. */
export function answers({ url, held }: { url: string; held: Held[] }): Source {
  const requests = held.map(({ token, taskId, leaseEpoch }, number) =>
    workerRequest(url, token, `tasks/${taskId}/submit`, { leaseEpoch, answerContent: { number } }),
  )
  const dueAt: number[] = []
  return {
    next(_connection, due) {
      dueAt.push(performance.timeOrigin + due)
      return requests[dueAt.length - 1]
    },
    heard: answer => mustBe(200, answer),
    finish: () => dueAt,
  }
}
