import { newId, newSecret, sha256 } from '../keys.ts'
import type { House } from '../parts.ts'
import type { Settings } from '../settings.ts'
import { ROOT_ACCOUNT } from '../store/accounts.ts'
import { insertSignInLink, insertWorkerToken } from '../store/sessions.ts'
import { addGroup, insertWorker, type WorkerRow, workerByName } from '../store/workers.ts'
import { DEFAULT_NAME } from '../workforce/default-team.ts'
import { noArguments, oneWord, readOptions } from './arguments.ts'
import { CommandError } from './command-error.ts'
import { withHouse } from './with-house.ts'

/** Source: contract, command line. */
const LINK_MS = 24 * 60 * 60 * 1000
/** The API model's own limit on groups. Source: spec 8.2. */
const GROUP = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,63}$/u
const MAX_GROUPS = 10

export type NewWorker = { name: string; email: string | null; groups: string[] }

export async function workerAdd(args: string[], settings: Settings): Promise<string> {
  const { words, options } = readOptions('worker add', args, ['email', 'group'])
  const name = oneWord('worker add', 'NAME', words)
  const groups = options.get('group') ?? [DEFAULT_NAME]
  if (groups.length > MAX_GROUPS) throw new CommandError(`a worker can be in ${MAX_GROUPS} groups at most`)
  for (const group of groups)
    if (!GROUP.test(group)) throw new CommandError(`"${group}" can't be a group: 1 to 63 characters without spaces`)
  const worker = { name, email: options.get('email')?.at(-1) ?? null, groups }
  return withHouse(settings, async house => {
    await addWorker(house, worker)
    return signInLinkFor(house, name)
  })
}

export const workerLink = (args: string[], settings: Settings): Promise<string> =>
  withHouse(settings, house => signInLinkFor(house, oneWord('worker link', 'NAME', args)))

export async function workerToken(args: string[], settings: Settings): Promise<string> {
  const name = oneWord('worker token', 'NAME', args)
  const token = newSecret()
  await withHouse(settings, async house => {
    const worker = await knownWorker(house, name)
    await house.services.store.write(moment => insertWorkerToken(sha256(token), worker.id, moment.at))
  })
  return token
}

/** A worker of the built-in directory: unique by name, with a random `sub` that never changes. */
export async function addWorker({ services }: House, worker: NewWorker): Promise<void> {
  const { store, directoryIssuer: issuer } = services
  await store.write(function* (moment) {
    if ((yield* workerByName(ROOT_ACCOUNT, issuer, worker.name)) !== undefined)
      throw new CommandError(
        `there is a worker named "${worker.name}" already; handloop worker link "${worker.name}" makes a new sign-in link`,
      )
    const { name, email } = worker
    const id = yield* insertWorker({ account_id: ROOT_ACCOUNT, issuer, sub: newId(), name, email }, moment.at)
    for (const group of new Set(worker.groups)) yield* addGroup(id, group)
  })
}

/** The link is shown once and stored as a hash only. */
export async function signInLinkFor(house: House, name: string): Promise<string> {
  const worker = await knownWorker(house, name)
  const token = newSecret()
  await house.services.store.write(moment =>
    insertSignInLink(sha256(token), worker.id, new Date(moment.at.getTime() + LINK_MS)),
  )
  return `${house.services.addresses.publicUrl}/worker/sign-in/${token}`
}

/** A link to the console, for whoever may run this command. */
export async function consoleLink(args: string[], settings: Settings): Promise<string> {
  noArguments('console link', args)
  const token = newSecret()
  return withHouse(settings, async ({ services }) => {
    await services.store.write(moment => insertSignInLink(sha256(token), null, new Date(moment.at.getTime() + LINK_MS)))
    return `${services.addresses.publicUrl}/console/sign-in/${token}`
  })
}

async function knownWorker({ services }: House, name: string): Promise<WorkerRow> {
  const worker = await services.store.read(() => workerByName(ROOT_ACCOUNT, services.directoryIssuer, name))
  if (worker === undefined)
    throw new CommandError(`there is no worker named "${name}"; add them with handloop worker add "${name}"`)
  return worker
}
