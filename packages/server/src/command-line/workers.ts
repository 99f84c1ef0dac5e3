import { newSecret, sha256 } from '../keys.ts'
import { LINK_MS, type NewPerson, People } from '../operators/people.ts'
import type { House } from '../parts.ts'
import type { Settings } from '../settings.ts'
import { ROOT_ACCOUNT } from '../store/accounts.ts'
import { insertSignInLink, insertWorkerToken } from '../store/sessions.ts'
import { type WorkerRow, workerByName } from '../store/workers.ts'
import { DEFAULT_NAME } from '../workforce/default-team.ts'
import { noArguments, oneWord, readOptions } from './arguments.ts'
import { accepted, CommandError } from './command-error.ts'
import { withHouse } from './with-house.ts'

export async function workerAdd(args: string[], settings: Settings): Promise<string> {
  const { words, options } = readOptions('worker add', args, ['email', 'group'])
  const name = oneWord('worker add', 'NAME', words)
  const worker = { name, email: options.get('email')?.at(-1) ?? null, groups: options.get('group') ?? [DEFAULT_NAME] }
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

/** @throws CommandError when there is one of that name already, or a group can't be one */
export async function addWorker({ services }: House, worker: NewPerson): Promise<void> {
  accepted(await new People(services).add(worker))
}

/** A new sign-in link of a worker. */
export async function signInLinkFor(house: House, name: string): Promise<string> {
  const { id } = await knownWorker(house, name)
  return accepted(await new People(house.services).link(id))
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
