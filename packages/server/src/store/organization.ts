import { installationValue, setInstallationValue } from './installation.ts'
import type { Unit } from './sql.ts'

/** For whom workers work, and whom they ask. Text as it was typed; empty where nothing was said. */
export type Organization = { name: string; contactEmail: string }

export const NO_ORGANIZATION: Organization = { name: '', contactEmail: '' }

export function* organization(): Unit<Organization> {
  const value = yield* installationValue('organization')
  return value === undefined ? NO_ORGANIZATION : (JSON.parse(Buffer.from(value).toString()) as Organization)
}

export function* setOrganization({ name, contactEmail }: Organization): Unit<void> {
  yield* setInstallationValue('organization', Buffer.from(JSON.stringify({ name, contactEmail })))
}
