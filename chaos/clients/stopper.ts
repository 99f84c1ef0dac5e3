import { persist, sleep } from '../http.ts'
import type { Scene } from './scene.ts'

/** Stops a loop now and then, and looks what it says afterwards. */
export function stopper({ client, journal, chance, wanted }: Scene): () => Promise<void> {
  return async () => {
    await sleep(chance.between(20, 200))
    const names = [...journal.starts.keys()].slice(-40)
    if (names.length === 0) return
    const name = chance.pick(names)
    const { reply } = await persist(() => client.runtime('POST', '/human-loops/stop', { HumanLoopName: name }))
    if (reply?.status !== 200) return
    const { reply: described } = await persist(() => client.runtime('GET', `/human-loops/${name}`))
    if (described?.status !== 200 || journal.stops.has(name)) return
    journal.stops.set(name, String((JSON.parse(described.text) as { HumanLoopStatus: string }).HumanLoopStatus))
    wanted.count -= 1
  }
}
