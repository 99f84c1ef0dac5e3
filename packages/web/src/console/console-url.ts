/**
 * An address below `/console/`, whatever path the service is behind. It is told by where this program was loaded from:
 * a `<base>` would do as well, but then every `#/…` link would leave the page and its region.
 */
export const consoleUrl = (path: string): URL => new URL(`../${path}`, import.meta.url)
