/** The pages of the portal. */
export type Route = { page: 'list' } | { page: 'task'; taskId: string }

/** @param base  the portal's own URL, ending with a slash, e.g. `http://127.0.0.1:4600/worker/` */
export function routeOf(url: string, base: string): Route {
  const [path = ''] = url.slice(base.length).split(/[?#]/)
  const task = url.startsWith(base) ? /^tasks\/([^/]+)\/?$/.exec(path) : null
  if (!task?.[1]) return { page: 'list' }
  try {
    return { page: 'task', taskId: decodeURIComponent(task[1]) }
  } catch {
    return { page: 'list' }
  }
}

export const urlOf = (route: Route, base: string): string =>
  route.page === 'task' ? `${base}tasks/${encodeURIComponent(route.taskId)}` : base

/**
 * Where the portal lives. The shell's `<base href>` is the portal's own address; the service's address, or the address of
 * a page of the portal where a shell has no base, lead to the same.
 */
export function portalBase(baseUri: string): string {
  const url = new URL(baseUri)
  const own = /^(.*\/worker)(?:\/(?:tasks(?:\/[^/]*)?)?)?$/.exec(url.pathname)
  return new URL(own ? `${own[1]}/` : 'worker/', own ? url.origin : url).href
}
