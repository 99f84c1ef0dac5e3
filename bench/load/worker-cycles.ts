import { mustBe, type Source } from './source.ts'
import { HandedOut, type Lease, workerRequest } from './worker-requests.ts'

export type Cycles = { url: string; tokens: string[]; count: number }

/** Workers who take the next task, submit an answer to it, and take the next, until `count` are answered. */
export function workerCycles({ url, tokens, count }: Cycles): Source {
  const handedOut = new HandedOut()
  const leases = new Map<number, Lease>()
  const nextRequests = tokens.map(token => workerRequest(url, token, 'tasks/next'))
  let begun = 0
  return {
    next(connection) {
      const lease = leases.get(connection)
      const worker = connection % tokens.length
      if (lease === undefined) return begun++ < count ? nextRequests[worker] : undefined
      const { taskId, leaseEpoch } = lease
      const body = { leaseEpoch, answerContent: { note: 'as it should be' } }
      return workerRequest(url, tokens[worker]!, `tasks/${taskId}/submit`, body)
    },
    heard(answer, connection) {
      mustBe(200, answer)
      if (!leases.delete(connection)) leases.set(connection, handedOut.take(answer.body))
    },
  }
}
