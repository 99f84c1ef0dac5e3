import type { Organization } from '../store/organization.ts'
import { NO_ORGANIZATION, organization } from '../store/organization.ts'
import type { Store } from '../store/store.ts'

/** Nobody is kept from a page because nobody knows just now whom they could ask. */
export const organizationNow = (store: Store): Promise<Organization> =>
  store.read(organization).catch(() => NO_ORGANIZATION)

/** The address of a new mail to somebody. */
export const mailTo = (email: string): string => `mailto:${email.split('@').map(encodeURIComponent).join('@')}`
