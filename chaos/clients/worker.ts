import { atAnyDoor, type Doors } from '../doors.ts'
import { ask, type Persisted, persist, type Reply, sleep } from '../http.ts'
import type { Outcome } from '../journal.ts'
import { attempts, type Scene } from './scene.ts'

type Lease = { taskId: string; leaseEpoch: number }

/** A person at the worker API: mostly answers, and does everything else that people do. */
export class WorkerClient {
  readonly #scene: Scene
  readonly #doors: Doors
  readonly #name: string
  readonly #token: string
  #answers = 0
  /** Leases that this worker has walked away from; some are answered much later. */
  readonly #old: Lease[] = []

  constructor(scene: Scene, doors: Doors, name: string, token: string) {
    this.#scene = scene
    this.#doors = doors
    this.#name = name
    this.#token = token
  }

  async step(): Promise<void> {
    const { chance } = this.#scene
    if (this.#old.length > 0 && chance.happens(3)) return this.#submit(this.#old.splice(0, 1)[0]!)
    const lease = chance.happens(8) ? await this.#oneHeld() : await this.#next()
    if (lease === undefined) return sleep(chance.between(20, 80))
    if (chance.happens(30)) await this.#ask('PUT', lease, 'draft', { draft: { note: this.#newId('draft') } })
    if (chance.happens(15)) await this.#ask('POST', lease, 'heartbeat', { isActive: chance.happens(80) })
    await this.#finish(lease)
  }

  async #finish(lease: Lease): Promise<void> {
    const { chance } = this.#scene
    const roll = chance.between(1, 100)
    if (roll <= 74) return this.#submit(lease)
    if (roll <= 96) {
      await this.#ask('POST', lease, roll <= 82 ? 'release' : roll <= 88 ? 'decline' : 'leave')
      // Somebody whose page was still open: too late, unless they had only left it for a while.
      if (chance.happens(50)) return this.#submit(lease)
    }
    this.#old.push(lease)
  }

  async #submit(lease: Lease): Promise<void> {
    const { chance, journal, wanted } = this.#scene
    const id = this.#newId('answer')
    const content = { answerContent: { id, text: 'y'.repeat(chance.between(0, 3_000)) } }
    const persisted = await this.#ask('POST', lease, 'submit', content, attempts(chance))
    const outcome = outcomeOf(persisted)
    journal.answers.push({ id, worker: this.#name, taskId: lease.taskId, outcome })
    if (outcome === 'acknowledged') wanted.count -= 1
    // The portal repeats what it got no answer to; a page open twice sends something else.
    if (chance.happens(8)) await this.#ask('POST', lease, 'submit', content)
    if (chance.happens(5)) await this.#submit(lease)
  }

  async #next(): Promise<Lease | undefined> {
    const { reply } = await persist(() => this.#send('POST', 'tasks/next'))
    if (reply?.status === 200) return JSON.parse(reply.text) as Lease
    // The estimate was too high: there is nothing to do.
    this.#scene.wanted.count = 0
    return undefined
  }

  /** Comes back to a task that is held already, perhaps because the answer to an accept was lost. */
  async #oneHeld(): Promise<Lease | undefined> {
    const { reply } = await persist(() => this.#send('GET', 'tasks'))
    if (reply?.status !== 200) return undefined
    const { tasks } = JSON.parse(reply.text) as { tasks: { taskId: string; state: string }[] }
    const held = tasks.filter(task => task.state === 'inWork')
    if (held.length === 0) return undefined
    const { taskId } = this.#scene.chance.pick(held)
    const accepted = await persist(() => this.#send('POST', `tasks/${taskId}/accept`))
    return accepted.reply?.status === 200 ? (JSON.parse(accepted.reply.text) as Lease) : undefined
  }

  #ask(method: string, { taskId, leaseEpoch }: Lease, what: string, body = {}, attempts?: number): Promise<Persisted> {
    return persist(() => this.#send(method, `tasks/${taskId}/${what}`, { leaseEpoch, ...body }), attempts)
  }

  #send(method: string, path: string, body?: object): Promise<Reply> {
    const headers = { authorization: `Bearer ${this.#token}`, ...(body && { 'content-type': 'application/json' }) }
    return atAnyDoor(this.#doors, door =>
      ask({ method, url: new URL(`/worker/api/${path}`, door), headers, body: body && JSON.stringify(body) }),
    )
  }

  #newId(what: string): string {
    return `${what}-${this.#name}-${++this.#answers}`
  }
}

/** Only a refusal that no earlier attempt of unknown fate can explain is one for good. */
function outcomeOf({ reply, wasUnsure }: Persisted): Outcome {
  if (reply?.status === 200) return 'acknowledged'
  if (reply !== undefined && reply.status >= 500) return 'unknown'
  return reply === undefined || wasUnsure ? 'unknown' : 'refused'
}
