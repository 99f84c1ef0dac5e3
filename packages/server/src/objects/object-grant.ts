import type { Addresses } from '../addresses.ts'
import type { Keys } from '../keys.ts'

/**
 * Whose objects a rendered page may read, and until when. With a lease, the links die with the lease too; with a
 * reservation, when the worker neither has it any more nor has accepted the task.
 */
export type GrantedAccess = {
  accountId: string
  until: Date
  lease?: { loopId: number; workerId: number; leaseEpoch: number }
  reservation?: { loopId: number; workerId: number; node: string; untilMs: number }
  /** Links work from this address only, where the work team asks for that. Source: spec 8.5. */
  address?: string
}

/**
 * What a renderer needs to make links to objects: the address they begin with, which names the grant, and a key of
 * this grant's own. Who sees one link can follow it, but can't make another.
 */
export function objectGrant(
  { keys, addresses }: { keys: Keys; addresses: Addresses },
  access: GrantedAccess,
): { base: string; key: Uint8Array } {
  const token = keys.seal('object-grant', { ...access, until: access.until.getTime() })
  return { base: `${addresses.contentUrl}/objects/${token}`, key: grantKey(keys, token) }
}

export const grantKey = (keys: Keys, token: string): Uint8Array => keys.mac('object-grant-key', token)

/** @returns what a link's grant allows, or undefined when it is forged or over */
export function readGrant(keys: Keys, token: string, at: Date): GrantedAccess | undefined {
  const opened = keys.open('object-grant', token) as (Omit<GrantedAccess, 'until'> & { until: number }) | undefined
  if (opened === undefined || at.getTime() > opened.until) return undefined
  return { ...opened, until: new Date(opened.until) }
}
