/**
 * Whether a value that was kept is what a form holds today: an older version of the console may have kept it.
 * @param pattern  the form before anybody has typed; what is undefined there may be anything
 */
export function fits(value: unknown, pattern: unknown): boolean {
  if (pattern === undefined) return true
  if (Array.isArray(pattern)) return Array.isArray(value)
  if (typeof pattern !== 'object' || pattern === null) return typeof value === typeof pattern
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(pattern).every(([member, inside]) => fits((value as Record<string, unknown>)[member], inside))
}
