import { mustBe, type Source } from './source.ts'
import { HandedOut, type Lease, workerRequest } from './worker-requests.ts'

export type Held = Lease & { token: string }

/** Workers who ask for the next task, one after another, and keep what they get. Tells what they hold in the end. */
export function nextTasks({ url, tokens, count }: { url: string; tokens: string[]; count: number }): Source {
  const handedOut = new HandedOut()
  const requests = tokens.map(token => workerRequest(url, token, 'tasks/next'))
  const askedBy = new Map<number, string>()
  const held: Held[] = []
  let sent = 0
  return {
    next(connection) {
      if (sent === count) return undefined
      const worker = sent++ % tokens.length
      askedBy.set(connection, tokens[worker]!)
      return requests[worker]
    },
    heard(answer, connection) {
      mustBe(200, answer)
      const { taskId, leaseEpoch } = handedOut.take(answer.body)
      held.push({ taskId, leaseEpoch, token: askedBy.get(connection)! })
    },
    finish: () => held,
  }
}
