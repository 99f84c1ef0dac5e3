import assert from 'node:assert/strict'
import type fc from 'fast-check'
import type { LoopEvent } from '../../../human-loop/loop.ts'
import { accept } from '../../../review-task/accept.ts'
import { direct } from '../../../review-task/direct.ts'
import type { Moment } from '../../../store/moment.ts'
import { delivered, deliveryFailed, type OutboxRow } from '../../../store/outbox.ts'
import { isPurgeDue, purgeLoop } from '../../../store/purge.ts'
import { changeLoop, loopById, loopToChange } from '../../../store/reviews.ts'
import type { Unit } from '../../../store/sql.ts'
import { type Act, aimed, NEW_LOOP, pretend, subjectOf } from './acts.ts'
import { compare } from './compare.ts'
import { dueAnywhere } from './due-anywhere.ts'
import type { House } from './house.ts'
import type { Model, ModelRow } from './model.ts'

type Command = fc.AsyncCommand<Model, House>

/** What fast-check plays: does it to both, and holds them against each other. */
abstract class Both implements Command {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  check = (): boolean => true
  toString = (): string => this.text
  async run(model: Model, house: House): Promise<void> {
    await this.play(model, house)
    for (const { store } of house.writers) await compare(store, model)
  }
  abstract play(model: Model, house: House): Promise<void>
}

/**
 * Acts that arrive together: those at one writer share a commit, in the order in which they came; the other writer's
 * commit follows.
 */
export class Together extends Both {
  readonly #which: number
  readonly #acts: [Act[], Act[]]
  constructor(which: number, acts: [Act[], Act[]]) {
    super(`writer ${which}: ${JSON.stringify(acts[0])}; the other: ${JSON.stringify(acts[1])}`)
    this.#which = which
    this.#acts = acts
  }
  async play(model: Model, house: House): Promise<void> {
    const ready = this.#acts.flatMap((acts, i) => {
      const writer = house.writers[(this.#which + i) % 2]!
      return acts.map(act => {
        const real = aimed(house, writer, model, act)
        return { real, subject: subjectOf(model, act), wanted: pretend(model, act, writer.upSince) }
      })
    })
    const answers = house.keepsOrder ? await Promise.all(ready.map(({ real }) => real())) : await inOrderOfEach(ready)
    assert.deepEqual(
      answers,
      ready.map(({ wanted }) => wanted),
    )
  }
}

type Ready = { real: () => Promise<string>; subject: number }

/** Where units that arrive together may pass each other: acts on one loop in turn, those on different loops at once. */
async function inOrderOfEach(ready: readonly Ready[]): Promise<string[]> {
  const answers: string[] = []
  const chains = Map.groupBy(ready.keys(), at => ready[at]!.subject)
  const play = async (places: readonly number[] = []) => {
    for (const at of places) answers[at] = await ready[at]!.real()
  }
  await play(chains.get(NEW_LOOP))
  chains.delete(NEW_LOOP)
  await Promise.all([...chains.values()].map(play))
  return answers
}

/** The oldest task that is offered and still to be had. Where the oldest is not to be had any more, none may come. */
export class Next extends Both {
  readonly #which: number
  readonly #worker: number
  constructor(which: number, worker: number) {
    super(`writer ${which}: worker ${worker} takes the next task`)
    this.#which = which
    this.#worker = worker
  }
  async play(model: Model, house: House): Promise<void> {
    const { tasks, upSince } = house.writers[this.#which]!
    const offered = model.offered(this.#worker)
    const lease = await tasks.acceptNext(house.workers[this.#worker - 1]!)
    const tried = lease === undefined ? offered.slice(0, 1) : offered
    const take = (id: number) =>
      model.change(id, this.#worker, upSince, progress => accept(progress, this.#worker, model.at)) === 'ok'
    assert.equal(lease?.loop.id, tried.find(take))
  }
}

export class Wait extends Both {
  readonly #ms: number
  constructor(ms: number) {
    super(`wait ${ms} ms`)
    this.#ms = ms
  }
  async play(model: Model, house: House): Promise<void> {
    model.ms += this.#ms
    house.clock.ms += this.#ms
  }
}

export class Restart extends Both {
  readonly #which: number
  constructor(which: number) {
    super(`writer ${which} starts again`)
    this.#which = which
  }
  play = (_: Model, house: House): Promise<void> => house.restart(this.#which)
}

export class Housekeep extends Both {
  readonly #which: number
  constructor(which: number) {
    super(`writer ${which} keeps house`)
    this.#which = which
  }
  async play(model: Model, house: House): Promise<void> {
    const { store, upSince } = house.writers[this.#which]!
    const cleanUp = (at: Date) => (progress: Parameters<typeof direct>[0]) =>
      progress.review.loop.status === 'Deleting'
        ? direct(progress, { type: 'cleanedUp' }, at, upSince)
        : { ok: true as const, progress }
    for (const { id, dueMs } of model.loops) {
      if (dueMs === null || dueMs > model.ms) continue
      await store.writeShared(function* (moment) {
        yield* changeLoop((yield* loopToChange(id))!, cleanUp(moment.at), moment)
        const after = (yield* loopById(id))!
        if (isPurgeDue(after, moment.at)) yield* purgeLoop(after, content => Buffer.from(content))
      })
      assert.equal(model.change(id, null, upSince, cleanUp(model.at)), 'ok')
      model.purge(id)
    }
  }
}

type End = 'arrives' | 'fails' | 'givenUp'

/** Delivers one of those that are due, an output by preference or not: it arrives, fails for now, or is given up. */
export class Deliver extends Both {
  readonly #which: number
  readonly #end: End
  readonly #isOutput: boolean
  constructor(which: number, end: End, isOutput: boolean) {
    super(`writer ${which}: the first ${isOutput ? 'output' : 'delivery'} ${end}`)
    this.#which = which
    this.#end = end
    this.#isOutput = isOutput
  }
  async play(model: Model, house: House): Promise<void> {
    const { store, upSince } = house.writers[this.#which]!
    const isMeant = ({ kind }: { kind: string }) => !this.#isOutput || kind === 'output'
    const row = (await dueAnywhere(store, model.at)).find(isMeant)
    const owed = model
      .due()
      .find(one => isMeant(one) && (!row || (one.loopId === row.loop_id && one.sink === row.sink)))
    if (row === undefined || owed === undefined) return assert.equal(row, owed)
    const again = new Date(model.ms + 60_000)
    if (this.#end === 'fails') {
      await store.writeShared(moment => deliveryFailed(row.id, 'not now', again, moment))
      owed.attempts++
      owed.dueMs = again.getTime()
      return
    }
    await store.writeShared(moment => this.#settle(row, moment))
    this.#settleModel(model, owed, upSince)
  }
  #outcome(): LoopEvent {
    return this.#end === 'arrives' ? { type: 'outputWritten' } : { type: 'outputGivenUp', reason: 'no such bucket' }
  }
  *#settle(row: OutboxRow, moment: Moment): Unit<void> {
    yield* delivered(row.id)
    if (row.kind === 'event') return
    const opened = (yield* loopToChange(row.loop_id))!
    yield* changeLoop(opened, progress => direct(progress, this.#outcome(), moment.at, moment.upSince), moment)
  }
  #settleModel(model: Model, owed: ModelRow, upSince: Date): void {
    model.outbox = model.outbox.filter(one => one !== owed)
    if (owed.kind === 'output')
      model.change(owed.loopId, null, upSince, progress => direct(progress, this.#outcome(), model.at, upSince))
  }
}
