import { AccountRates } from './account-rates.ts'
import { BodyRoom } from './body-room.ts'
import { Intake } from './intake.ts'
import { Turns } from './turns.ts'

/** Two: a template that is being tried out for seconds does not keep the other large bodies waiting. */
const LARGE_AT_ONCE = 2

/**
 * What keeps the service up when more arrives than it can do: bounds on work and memory, always on, and the rates that
 * the installation grants to accounts. Every node has its own.
 */
export class BackPressure {
  readonly room = new BodyRoom()
  readonly #largeOnes = new Turns(LARGE_AT_ONCE)
  /** Operations of AWS clients. */
  readonly calls = new Intake(this.room, this.#largeOnes)
  /** Portal and console. */
  readonly browsers = new Intake(this.room, this.#largeOnes)
  /** Objects coming and going; their bodies stream and take up no room. */
  readonly objects = new Intake(this.room, this.#largeOnes)
  readonly rates: AccountRates

  constructor(requestsPerSecondPerAccount: number | null) {
    this.rates = new AccountRates(requestsPerSecondPerAccount)
  }
}
