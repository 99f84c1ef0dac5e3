import { setImmediate as breathe } from 'node:timers/promises'
import { canonical, MONSTER } from './canonical.ts'
import { complaintAbout, complaintAboutMove, THROWS } from './invariants.ts'
import { KeySet } from './key-set.ts'
import type { Move } from './move.ts'
import { movesOf } from './moves.ts'
import { type Setting, startWorld, type World } from './world.ts'

export type Violation = { complaint: string; moves: Move[] }

export type Explored = {
  states: number
  transitions: number
  /** Moves on the longest of the shortest ways to a state. */
  depth: number
  seconds: number
  isWhole: boolean
  violation: Violation | undefined
}

/**
 * Visits every world that can come about, nearest first, and holds each world and each move against the invariants.
 * Worlds that were seen before in canonical form are not entered again.
 *
 * @param limit  stop after that many states
 * @returns at the first violation, with the shortest way to it
 */
export async function explore(setting: Setting, limit = Number.POSITIVE_INFINITY): Promise<Explored> {
  const begun = performance.now()
  const search = new Search(setting, limit)
  while (!search.isOver) {
    search.nextLevel()
    // Other tests of the same process have timers to keep.
    await breathe()
  }
  return search.result((performance.now() - begun) / 1000)
}

type Place = { index: number; world: World }

class Search {
  readonly #setting: Setting
  readonly #limit: number
  readonly #moves: Move[]
  readonly #seen = new KeySet()
  /** How each state was reached: from which, by which move. */
  readonly #parents: number[] = [0]
  readonly #ways: number[] = [0]
  #frontier: Place[]
  #next: Place[] = []
  #transitions = 0
  #depth = 0
  #violation: Violation | undefined

  constructor(setting: Setting, limit: number) {
    this.#setting = setting
    this.#limit = limit
    this.#moves = movesOf(setting)
    const start = startWorld(setting)
    this.#seen.add(canonical(setting, start))
    this.#frontier = [{ index: 0, world: start }]
    this.#complain(complaintAbout(setting, start), 0, -1)
  }

  get isOver(): boolean {
    return this.#frontier.length === 0 || this.#violation !== undefined || this.#seen.size >= this.#limit
  }

  nextLevel(): void {
    this.#next = []
    for (const place of this.#frontier) {
      if (this.#violation !== undefined || this.#seen.size >= this.#limit) return
      this.#expand(place)
    }
    if (this.#next.length > 0) this.#depth++
    this.#frontier = this.#next
  }

  result(seconds: number): Explored {
    return {
      states: this.#seen.size,
      transitions: this.#transitions,
      depth: this.#depth,
      seconds,
      isWhole: this.#frontier.length === 0,
      violation: this.#violation,
    }
  }

  #expand({ index, world }: Place): void {
    for (let way = 0; way < this.#moves.length && this.#violation === undefined; way++) {
      try {
        this.#try(index, world, way)
      } catch (error) {
        this.#complain(`invariant ${THROWS}: ${String(error)}`, index, way)
      }
    }
  }

  #try(index: number, world: World, way: number): void {
    const move = this.#moves[way]!
    const made = move.make(world)
    if (made === undefined) return
    this.#transitions++
    this.#complain(complaintAboutMove(this.#setting, { before: world, move, ...made }), index, way)
    if (made.after !== world) this.#visit(made.after, index, way)
  }

  #visit(world: World, parent: number, way: number): void {
    const key = canonical(this.#setting, world)
    if (key !== MONSTER && !this.#seen.add(key)) return
    const index = this.#parents.push(parent) - 1
    this.#ways.push(way)
    this.#complain(complaintAbout(this.#setting, world), parent, way)
    this.#next.push({ index, world })
  }

  #complain(complaint: string | undefined, from: number, way: number): void {
    if (complaint === undefined || this.#violation !== undefined) return
    const ways = way === -1 ? [] : [way]
    for (let at = from; at !== 0; at = this.#parents[at]!) ways.unshift(this.#ways[at]!)
    this.#violation = { complaint, moves: ways.map(one => this.#moves[one]!) }
  }
}
