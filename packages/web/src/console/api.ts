import { consoleUrl } from './console-url.ts'

/** A refusal of the service, as it says it. `code` is the operation's own where there was one. */
export class ApiError extends Error {
  readonly code: string
  readonly status: number
  constructor(status: number, code: string, message: string) {
    super(message)
    this.code = code
    this.status = status
  }
}

let session: Promise<{ csrfToken: string; accountId: string; region: string }> | undefined

/** Who is signed in; asked for once. */
export const currentSession = () => (session ??= ask('GET', 'session') as NonNullable<typeof session>)

/** Where `?region=` says, else the service's own region. */
export const chosenRegion = (): string | undefined => new URLSearchParams(location.search).get('region') ?? undefined

const withRegion = (path: string): string => {
  const region = chosenRegion()
  return region === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}region=${encodeURIComponent(region)}`
}

/** Reads from the internal API. @throws ApiError */
export const read = <T>(path: string): Promise<T> => ask('GET', withRegion(path)) as Promise<T>

/** Does something through the internal API. @throws ApiError */
export async function act<T = Record<string, never>>(path: string, body: object = {}): Promise<T> {
  const { csrfToken } = await currentSession()
  return (await ask('POST', withRegion(path), body, csrfToken)) as T
}

/** Calls an operation of the public API; the service signs. @throws ApiError with the operation's own code */
export const operation = <T>(name: string, input: object = {}): Promise<T> => act<T>(`operations/${name}`, input)

/** The address of something in the internal API that a person opens. */
export const addressOf = (path: string): string => consoleUrl(`api/${withRegion(path)}`).href

async function ask(method: string, path: string, body?: object, csrfToken?: string): Promise<unknown> {
  const response = await fetch(consoleUrl(`api/${path}`), {
    method,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(csrfToken !== undefined && { 'x-csrf-token': csrfToken }),
    },
    ...(body && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new ApiError(0, 'unreachable', 'The service cannot be reached. Is it running?')
  })
  if (response.status === 401) location.reload()
  const text = await response.text()
  const answer = text === '' ? {} : (JSON.parse(text) as { error?: { code: string; message: string } })
  if (response.ok) return answer
  throw new ApiError(response.status, answer.error?.code ?? 'failed', answer.error?.message ?? response.statusText)
}
