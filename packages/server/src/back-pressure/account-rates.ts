type Bucket = { tokens: number; at: number }

/**
 * So many requests a second for each account, with one second's worth saved up at most. Each node counts by itself.
 * Source: spec 4.8.
 */
export class AccountRates {
  readonly #perSecond: number | null
  readonly #now: () => number
  readonly #buckets = new Map<string, Bucket>()

  /** @param perSecond  null: as many as they like · @param now  milliseconds that never go back */
  constructor(perSecond: number | null, now: () => number = () => performance.now()) {
    this.#perSecond = perSecond
    this.#now = now
  }

  /** @returns whether the account may make a request now */
  take(accountId: string): boolean {
    if (this.#perSecond === null) return true
    const at = this.#now()
    const bucket = this.#buckets.get(accountId) ?? { tokens: this.#perSecond, at }
    bucket.tokens = Math.min(this.#perSecond, bucket.tokens + ((at - bucket.at) / 1000) * this.#perSecond)
    bucket.at = at
    this.#buckets.set(accountId, bucket)
    if (bucket.tokens < 1) return false
    bucket.tokens--
    return true
  }
}
