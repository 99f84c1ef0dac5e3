import { newAccessKey } from '../keys.ts'
import { Accounts, type NewKey } from '../operators/accounts.ts'
import type { Settings } from '../settings.ts'
import { account, deleteAccessKey, insertAccessKey } from '../store/accounts.ts'
import type { Moment } from '../store/moment.ts'
import type { Unit } from '../store/sql.ts'
import { accountOption, oneWord, readOptions } from './arguments.ts'
import { accepted, CommandError } from './command-error.ts'
import { withHouse } from './with-house.ts'

/** Creates an account and prints its first access key. */
export async function accountCreate(args: string[], settings: Settings): Promise<string> {
  const id = oneWord('account create', 'ID', args)
  if (!/^\d{12}$/.test(id)) throw new CommandError(`an account id has 12 digits, which "${id}" has not`)
  return exportsOf(accepted(await withHouse(settings, ({ services }) => new Accounts(services.store).create(id))))
}

/** The account's calls are refused from now on, and its flow definitions go away with all their loops. Source: spec 2.8. */
export async function accountClose(args: string[], settings: Settings): Promise<undefined> {
  const id = oneWord('account close', 'ID', args)
  accepted(await withHouse(settings, ({ services }) => new Accounts(services.store).close(id)))
}

/** Prints the new key's id and secret as exports, ready for `eval`. */
export async function accessKeyCreate(args: string[], settings: Settings): Promise<string> {
  const { words, options } = readOptions('access-key create', args, ['account'])
  if (words.length > 0) throw new CommandError(`access-key create takes no "${words.join(' ')}"`)
  const id = accountOption(options)
  return change(settings, function* (moment) {
    const found = yield* account(id)
    if (found === undefined)
      throw new CommandError(`there is no account ${id}; make it with handloop account create ${id}`)
    if (found.is_closed === 1) throw new CommandError(`the account ${id} is closed`)
    return yield* newKey(id, moment)
  })
}

export async function accessKeyDelete(args: string[], settings: Settings): Promise<undefined> {
  const key = oneWord('access-key delete', 'KEY', args)
  const wasThere = await change(settings, () => deleteAccessKey(key))
  if (!wasThere) throw new CommandError(`there is no access key ${key}`)
  return undefined
}

function* newKey(accountId: string, moment: Moment): Unit<string> {
  const key = newAccessKey()
  yield* insertAccessKey({ ...key, accountId }, moment.at)
  return exportsOf(key)
}

const exportsOf = ({ id, secret }: NewKey): string =>
  `export AWS_ACCESS_KEY_ID=${id}\nexport AWS_SECRET_ACCESS_KEY=${secret}`

const change = <T>(settings: Settings, unit: (moment: Moment) => Unit<T>): Promise<T> =>
  withHouse(settings, ({ services }) => services.store.write(unit))
