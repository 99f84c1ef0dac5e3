import { mustBe, type Source } from './source.ts'
import { HandedOut, workerRequest } from './worker-requests.ts'

/** Workers who ask for the next task, one after another, and keep what they get. */
export function nextTasks({ url, tokens }: { url: string; tokens: string[] }): Source {
  const handedOut = new HandedOut()
  const requests = tokens.map(token => workerRequest(url, token, 'tasks/next'))
  let sent = 0
  return {
    next: () => requests[sent++ % requests.length],
    heard(answer) {
      mustBe(200, answer)
      handedOut.take(answer.body)
    },
  }
}
