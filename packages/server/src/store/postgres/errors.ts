/** One unit among several has thrown: which, and what. */
export class UnitFailed extends Error {
  readonly index: number
  constructor(index: number, cause: unknown) {
    super('a unit failed', { cause })
    this.index = index
  }
}

/** The connection broke while the commit was under way: it may or may not have happened. Callers may safely repeat. */
export class OutcomeUnknown extends Error {}

/** The server's own answer to a statement, as against a connection that broke before there was one. */
export const isRefusal = (error: unknown): boolean => (error as { severity?: string }).severity !== undefined

/** Refused, cut or ended by the server: nothing was wrong with what was asked. */
export function isLostConnection(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  if (code !== undefined) return /^(08...|57P..|53300|E[A-Z]+)$/.test(code)
  return /connection|terminat|not queryable|timeout/i.test(message ?? '')
}

/** A migration has changed a table under a statement that this node had prepared; prepared anew it works. */
export const isStale = (error: unknown): boolean => (error as { code?: string }).code === '0A000'

const COLLISIONS = ['40001', '40P01', '55P03']

/** Two transactions were in each other's way: run again, each sees what the other did. */
export const isCollision = (error: unknown): boolean => COLLISIONS.includes((error as { code?: string }).code ?? '')

/** The server explains a failure with the row that caused it; errors are logged, and rows hold what must not be. */
export function withoutValues(error: unknown): unknown {
  if (typeof error === 'object' && error !== null)
    for (const telling of ['detail', 'where', 'hint', 'internalQuery']) Reflect.deleteProperty(error, telling)
  return error
}
