import { sha256 } from '../keys.ts'
import type { Services } from '../services.ts'
import type { Place } from '../store/places.ts'
import { error, type ServiceError } from './errors.ts'
import type { Caller } from './operation.ts'

const LIFE_MS = 24 * 60 * 60 * 1000

type Content = { list: string; at: number; place: unknown }

/** What a token is bound to: a token of another list, account, filter or order does not fit. */
function listName(operation: string, caller: Caller, filter: unknown): string {
  return sha256(JSON.stringify([operation, caller.accountId, caller.region, filter])).toString('base64url')
}

/** A page token: opaque, unforgeable, bound to its list, good for 24 hours of service time. Source: spec 3.5. */
export function pageToken(services: Services, list: ListOf, place: unknown): string {
  const name = listName(list.operation, list.caller, list.filter)
  const content: Content = { list: name, at: services.clock.now().getTime(), place }
  return services.keys.seal('page-token', content)
}

export type ListOf = { operation: string; caller: Caller; filter: unknown }

/** @returns the place where the page begins, undefined for the first page */
export function readPageToken<P = Place>(
  services: Services,
  list: ListOf,
  token: string | undefined,
): { ok: true; place: P | undefined } | { ok: false; error: ServiceError } {
  if (token === undefined) return { ok: true, place: undefined }
  const content = services.keys.open('page-token', token) as Content | undefined
  if (content === undefined || content.list !== listName(list.operation, list.caller, list.filter))
    return error('validation', 'The NextToken does not belong to this list; begin again without a token.')
  if (services.clock.now().getTime() - content.at > LIFE_MS)
    return error('validation', 'The NextToken is older than 24 hours; begin again without a token.')
  return { ok: true, place: content.place as P }
}
