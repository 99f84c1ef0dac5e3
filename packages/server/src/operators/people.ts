import { newId, newSecret, sha256 } from '../keys.ts'
import type { Services } from '../services.ts'
import { ROOT_ACCOUNT } from '../store/accounts.ts'
import { deletePerson, type Person, peopleBehind, personById, removeGroup, setDisabled } from '../store/people.ts'
import { insertSignInLink } from '../store/sessions.ts'
import type { Unit } from '../store/sql.ts'
import { addGroup, groupsOf, insertWorker, workerByName } from '../store/workers.ts'
import { DEFAULT_NAME } from '../workforce/default-team.ts'
import { done, type Outcome, refused } from './outcome.ts'

/** Source: contract, command line. */
export const LINK_MS = 24 * 60 * 60 * 1000
/** The API model's own limit on groups. Source: spec 8.2. */
const GROUP = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,63}$/u
const MAX_GROUPS = 10

export type NewPerson = { name: string; email: string | null; groups: string[] }
export type GroupChange = { add?: string[]; remove?: string[] }
export type ShownPerson = Person & { groups: string[] }

/** Workers of the built-in directory, as operators see and change them. Source: spec 8.1, 10. */
export class People {
  readonly #services: Pick<Services, 'store' | 'directoryIssuer' | 'addresses'>

  constructor(services: Pick<Services, 'store' | 'directoryIssuer' | 'addresses'>) {
    this.#services = services
  }

  list(behind: number, limit: number): Promise<ShownPerson[]> {
    return this.#services.store.read(function* () {
      return yield* withGroups(yield* peopleBehind(ROOT_ACCOUNT, behind, limit))
    })
  }

  /** A worker is unique by name, with a random `sub` that never changes. @returns the worker's id */
  async add({ name, email, groups = [DEFAULT_NAME] }: Partial<NewPerson> & { name: string }): Promise<Outcome<number>> {
    const complaint = groupComplaint(groups)
    if (complaint !== undefined) return refused('conflict', complaint)
    const { store, directoryIssuer: issuer } = this.#services
    return store.write(function* (moment) {
      if ((yield* workerByName(ROOT_ACCOUNT, issuer, name)) !== undefined)
        return refused('conflict', `there is a worker named "${name}" already; make them a new sign-in link instead`)
      const worker = { account_id: ROOT_ACCOUNT, issuer, sub: newId(), name, email: email ?? null }
      const id = yield* insertWorker(worker, moment.at)
      for (const group of new Set(groups)) yield* addGroup(id, group)
      return done(id)
    })
  }

  /** Puts a worker into groups and takes them out of others; groups make members of teams. Source: spec 8.1. */
  changeGroups(id: number, { add = [], remove = [] }: GroupChange): Promise<Outcome<null>> {
    const { store, directoryIssuer } = this.#services
    return store.write(function* () {
      const person = yield* personById(ROOT_ACCOUNT, id)
      if (person === undefined) return noSuchWorker(id)
      if (person.issuer !== directoryIssuer)
        return refused('conflict', `groups of ${person.name} are those of their identity provider; change them there`)
      const groups = yield* groupsOf(id)
      const complaint = groupComplaint([...new Set([...groups, ...add])].filter(group => !remove.includes(group)))
      if (complaint !== undefined) return refused('conflict', complaint)
      for (const group of add) yield* addGroup(id, group)
      for (const group of remove) yield* removeGroup(id, group)
      return done(null)
    })
  }

  /** Disabled workers get no tasks and are signed out, but stay members. Source: spec 8.1. */
  setDisabled(id: number, isDisabled: boolean): Promise<Outcome<null>> {
    return this.#services.store.write(function* () {
      if ((yield* personById(ROOT_ACCOUNT, id)) === undefined) return noSuchWorker(id)
      yield* setDisabled(id, isDisabled)
      return done(null)
    })
  }

  /** Only after Disable; what the worker has answered stays. Source: spec 10. */
  delete(id: number): Promise<Outcome<null>> {
    return this.#services.store.write(function* () {
      const person = yield* personById(ROOT_ACCOUNT, id)
      if (person === undefined) return noSuchWorker(id)
      if (person.is_disabled === 0)
        return refused('conflict', `${person.name} can still sign in; disable the worker first`)
      yield* deletePerson(person)
      return done(null)
    })
  }

  /** A new sign-in link: 24 hours, once. It is shown now and stored as a hash only. */
  async link(id: number): Promise<Outcome<string>> {
    const token = newSecret()
    const made = await this.#services.store.write(function* (moment) {
      if ((yield* personById(ROOT_ACCOUNT, id)) === undefined) return noSuchWorker(id)
      yield* insertSignInLink(sha256(token), id, new Date(moment.at.getTime() + LINK_MS))
      return done(null)
    })
    return made.ok ? done(`${this.#services.addresses.publicUrl}/worker/sign-in/${token}`) : made
  }
}

export function* withGroups(people: Person[]): Unit<ShownPerson[]> {
  const shown: ShownPerson[] = []
  for (const person of people) shown.push({ ...person, groups: yield* groupsOf(person.id) })
  return shown
}

function groupComplaint(groups: string[]): string | undefined {
  if (groups.length > MAX_GROUPS) return `a worker can be in ${MAX_GROUPS} groups at most`
  const wrong = groups.find(group => !GROUP.test(group))
  return wrong === undefined ? undefined : `"${wrong}" can't be a group: 1 to 63 characters without spaces`
}

const noSuchWorker = (id: number) => refused('unknown', `there is no worker ${id}`)
