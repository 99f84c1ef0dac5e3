import { ROOT_ACCOUNT } from '../installation.ts'
import { newAccessKey } from '../keys.ts'
import type { Settings } from '../settings.ts'
import { account, closeAccount, deleteAccessKey, insertAccessKey, insertAccount } from '../store/accounts.ts'
import { setFlowStatusOfAccount } from '../store/flow-definitions.ts'
import type { Moment } from '../store/moment.ts'
import type { Unit } from '../store/sql.ts'
import { oneWord, readOptions } from './arguments.ts'
import { CommandError } from './command-error.ts'
import { withHouse } from './with-house.ts'

/** Creates an account and prints its first access key. */
export async function accountCreate(args: string[], settings: Settings): Promise<string> {
  const id = oneWord('account create', 'ID', args)
  if (!/^\d{12}$/.test(id)) throw new CommandError(`an account id has 12 digits, which "${id}" has not`)
  return change(settings, function* (moment) {
    if ((yield* account(id)) !== undefined) throw new CommandError(`the account ${id} exists already`)
    yield* insertAccount(id, moment.at)
    return yield* newKey(id, moment)
  })
}

/** The account's calls are refused from now on, and its flow definitions go away with all their loops. Source: spec 2.8. */
export async function accountClose(args: string[], settings: Settings): Promise<undefined> {
  const id = oneWord('account close', 'ID', args)
  await change(settings, function* (moment) {
    const found = yield* account(id)
    if (found === undefined) throw new CommandError(`there is no account ${id}`)
    if (found.is_closed === 1) throw new CommandError(`the account ${id} is closed already`)
    yield* closeAccount(id, moment.at)
    yield* setFlowStatusOfAccount(id, 'Deleting')
    moment.wakes.add('housekeeping')
  })
  return undefined
}

/** Prints the new key's id and secret as exports, ready for `eval`. */
export async function accessKeyCreate(args: string[], settings: Settings): Promise<string> {
  const { words, options } = readOptions('access-key create', args, ['account'])
  if (words.length > 0) throw new CommandError(`access-key create takes no "${words.join(' ')}"`)
  const id = options.get('account')?.at(-1) ?? ROOT_ACCOUNT
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
  return `export AWS_ACCESS_KEY_ID=${key.id}\nexport AWS_SECRET_ACCESS_KEY=${key.secret}`
}

const change = <T>(settings: Settings, unit: (moment: Moment) => Unit<T>): Promise<T> =>
  withHouse(settings, ({ services }) => services.store.write(unit))
