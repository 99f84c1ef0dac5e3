import { WORKFLOWS } from './workflows/routes.ts'

/** The names between the slashes of a page's address, by what they are. */
export type Params = Record<string, string>

export const HOME = WORKFLOWS

/** @returns the names in an address, if it is one of that page */
export function paramsOf(route: string, address: string): Params | undefined {
  const wanted = route.split('/')
  const given = address.replace(/\/$/, '').split('/')
  if (wanted.length !== given.length) return undefined
  const params: Params = {}
  for (const [index, part] of wanted.entries()) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    if (name !== undefined) params[name] = decoded(given[index]!)
    else if (part !== given[index]) return undefined
  }
  return params
}

/** A part that is no encoded text, as after half of an address was copied, stands for itself. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The address of a page, with the names put in. */
export const hrefOf = (route: string, params: Params = {}): string =>
  `#${route.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))}`
