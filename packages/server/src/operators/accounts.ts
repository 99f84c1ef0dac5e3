import { newAccessKey } from '../keys.ts'
import {
  type AccountRow,
  account,
  accountsBehind,
  closeAccount,
  insertAccessKey,
  insertAccount,
} from '../store/accounts.ts'
import { setFlowStatusOfAccount } from '../store/flow-definitions.ts'
import type { Store } from '../store/store.ts'
import { done, type Outcome, refused } from './outcome.ts'

export type NewKey = { id: string; secret: string }

/** Accounts of the installation: no API operation makes or closes them. Source: spec 2.8. */
export class Accounts {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** In order of their numbers, behind `afterId`. */
  list(afterId: string, limit: number): Promise<AccountRow[]> {
    return this.#store.read(() => accountsBehind(afterId, limit))
  }

  /** @returns the account's first access key; its secret is shown only now */
  create(id: string): Promise<Outcome<NewKey>> {
    return this.#store.write(function* (moment) {
      if ((yield* account(id)) !== undefined) return refused('conflict', `The account ${id} exists already.`)
      yield* insertAccount(id, moment.at)
      const key = newAccessKey()
      yield* insertAccessKey({ ...key, accountId: id }, moment.at)
      return done(key)
    })
  }

  /** The account's calls are refused from now on; its flow definitions go, with all their loops. Source: spec 2.8 C1-C6. */
  close(id: string): Promise<Outcome<null>> {
    return this.#store.write(function* (moment) {
      const found = yield* account(id)
      if (found === undefined) return refused('unknown', `There is no account ${id}.`)
      if (found.is_closed === 1) return refused('conflict', `The account ${id} is closed already.`)
      yield* closeAccount(id, moment.at)
      yield* setFlowStatusOfAccount(id, 'Deleting')
      moment.wakes.add('housekeeping')
      return done(null)
    })
  }
}
