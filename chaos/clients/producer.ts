import { persist, sleep } from '../http.ts'
import { attempts, type Scene } from './scene.ts'

const ENOUGH = 60

/** Starts human loops as fast as the service takes them, while workers keep up. */
export function producer(scene: Scene, number: number): () => Promise<void> {
  const { client, flows, journal, chance, wanted } = scene
  let count = 0
  return async () => {
    if (wanted.count > ENOUGH) return sleep(20)
    const name = `loop-${number}-${++count}`
    const flow = chance.pick(flows)
    const content = { loop: name, text: 'x'.repeat(chance.between(0, 6_000)) }
    const input = {
      HumanLoopName: name,
      FlowDefinitionArn: flow.arn,
      HumanLoopInput: { InputContent: JSON.stringify(content) },
    }
    wanted.count += flow.taskCount
    const { reply } = await persist(() => client.runtime('POST', '/human-loops', input), attempts(chance))
    if (reply !== undefined && reply.status !== 200) throw new Error(`StartHumanLoop answered ${reply.text}`)
    journal.starts.set(name, { taskCount: flow.taskCount, outcome: reply === undefined ? 'unknown' : 'acknowledged' })
  }
}
