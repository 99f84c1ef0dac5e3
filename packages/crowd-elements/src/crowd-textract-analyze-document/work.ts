import { freshId } from '../shared/fresh-id.ts'
import { type Block, type Pair, readPairs } from './blocks.ts'
import { isNamed, type ListedKey, missingKeys } from './keys.ts'
import { type Entry, isAnswered, type TextractAnswer, toAnswer, UNDECIDED, type Verdict } from './review.ts'

/** The state of a review as a draft keeps it. */
export interface ReviewState {
  verdicts: Record<string, Verdict>
  missing: Entry[]
  added: Entry[]
}

const emptyEntry = (key: string): Entry => ({ key, valueText: '', isBlank: false, isNotFound: false })

/** What was given, and what the worker said about it so far. */
export class ReviewWork {
  #blocks: Block[] = []
  #pairs: Pair[] = []
  #keys: ListedKey[] = []
  #verdicts = new Map<string, Verdict>()
  #missing: Entry[] = []
  #added: Entry[] = []
  /** One object for each state, so that what scripts write into it is what gets sent. */
  #answer: TextractAnswer = { blocks: [] }

  get blocks(): Block[] {
    return this.#blocks
  }
  set blocks(blocks: Block[]) {
    this.#blocks = blocks
    this.#pairs = readPairs(blocks)
    this.reset()
  }

  get keys(): ListedKey[] {
    return this.#keys
  }
  set keys(keys: ListedKey[]) {
    this.#keys = keys
    this.reset()
  }

  get pairs(): readonly Pair[] {
    return this.#pairs
  }

  /** Listed keys that were not found; each wants a value, or a word that the document has no such key. */
  get missing(): readonly Entry[] {
    return this.#missing
  }

  /** Keys that the worker added. */
  get added(): readonly Entry[] {
    return this.#added
  }

  get answer(): TextractAnswer {
    return this.#answer
  }

  verdictOn({ key }: Pair): Verdict {
    return this.#verdicts.get(key.id) ?? UNDECIDED
  }

  reset(): void {
    this.#verdicts = new Map()
    this.#added = []
    const texts = this.#pairs.map(({ keyText }) => keyText)
    this.#missing = missingKeys(this.#keys, texts).map(({ name }) => emptyEntry(name))
    this.#renew()
  }

  /** Says something about a pair. Whoever corrects a pair takes it for one. */
  judge(pair: Pair, change: Partial<Verdict>): void {
    this.#verdicts.set(pair.key.id, { ...this.verdictOn(pair), isValid: true, ...change })
    this.#renew()
  }

  /** All pairs are right, and nothing else is in the document. */
  confirmAll(): void {
    this.#verdicts = new Map(this.#pairs.map(({ key }) => [key.id, { isValid: true }]))
    this.#missing = this.#missing.map(entry => ({ ...entry, isNotFound: true }))
    this.#renew()
  }

  /** Changes an entry that was not found or was added. */
  change(entry: Entry, change: Partial<Entry>): void {
    const changed = (entries: Entry[]) => entries.map(one => (one === entry ? { ...one, ...change } : one))
    this.#missing = changed(this.#missing)
    this.#added = changed(this.#added)
    this.#renew()
  }

  /** Listed keys a worker may add: those that are not asked for already. */
  addable(): ListedKey[] {
    return this.#keys.filter(key => !this.#missing.some(entry => isNamed(entry.key, key)))
  }

  add(key: string): void {
    this.#added = [...this.#added, emptyEntry(key)]
    this.#renew()
  }

  remove(entry: Entry): void {
    this.#added = this.#added.filter(one => one !== entry)
    this.#renew()
  }

  isDecided(pair: Pair): boolean {
    return this.verdictOn(pair).isValid !== undefined
  }

  get questionCount(): number {
    return this.#pairs.length + this.#missing.length + this.#added.length
  }

  /** How many pairs and entries still want an answer. */
  get openCount(): number {
    const entries = [...this.#missing, ...this.#added]
    return this.#pairs.filter(pair => !this.isDecided(pair)).length + entries.filter(entry => !isAnswered(entry)).length
  }

  #renew(): void {
    const entries = [...this.#missing, ...this.#added]
    this.#answer = toAnswer({ blocks: this.#blocks, pairs: this.#pairs, verdicts: this.#verdicts, entries }, freshId)
  }

  get state(): ReviewState {
    return { verdicts: Object.fromEntries(this.#verdicts), missing: [...this.#missing], added: [...this.#added] }
  }

  /** Takes up earlier work. What is about other pairs and keys is left alone. */
  restore({ verdicts, missing, added }: ReviewState): void {
    this.reset()
    for (const { key } of this.#pairs) {
      const verdict = Object.hasOwn(verdicts, key.id) ? verdicts[key.id] : undefined
      if (verdict) this.#verdicts.set(key.id, verdict)
    }
    this.#missing = this.#missing.map(entry => missing.find(({ key }) => key === entry.key) ?? entry)
    this.#added = added.filter(entry => this.#keys.some(key => isNamed(entry.key, key)))
    this.#renew()
  }
}
