import { SettingsError } from '../../settings.ts'
import { isLostConnection } from './errors.ts'

/** Who asks is not let in, or there is no database of that name. */
const REFUSED = /^(28|3D)/

/**
 * What a person can do about a server that is away or refuses; any other error stays what it is. The password in the
 * address is not shown.
 */
export function openingError(url: string, error: unknown): unknown {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  if (!isLostConnection(error) && !REFUSED.test(code)) return error
  const { host, pathname } = new URL(url)
  const reason = message === '' ? code : message
  return new SettingsError(
    `can't use the database at ${host}${pathname}: ${reason}; start it and then this again, or mend HANDLOOP_DATABASE_URL`,
  )
}
