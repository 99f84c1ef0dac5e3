import { OutputLimitError } from './emitters.ts'

/** Content errors as RenderUiTemplate reports them: crowd-elements specification, 1.8. */
export type RenderError = {
  code: 'InvalidTemplate' | 'InvalidInput' | 'FilterError' | 'ResourceLimitExceeded'
  message: string
}

type Position = { getPosition(): number[] }
type EngineError = { message?: string; token?: Position; originalError?: unknown; name?: string }

export const limitExceeded = (what: string): RenderError => ({
  code: 'ResourceLimitExceeded',
  message: `The template ${what}. Make its loops or its output smaller.`,
})

export const inputIsNoJson: RenderError = {
  code: 'InvalidInput',
  message: 'The task input is not a JSON object or array.',
}

/** The innermost cause decides: the engine wraps an error once for each level it passes. */
export function isLimit(error: unknown): boolean {
  const cause = innermost(error)
  // A text over 512 MB or a recursion too deep is a RangeError of JavaScript itself.
  if (cause instanceof OutputLimitError || cause instanceof RangeError) return true
  return cause instanceof Error && /(memory alloc|template render|parse length) limit exceeded/.test(cause.message)
}

/** Anything the engine threw while it parsed or rendered. */
export function asRenderError(error: unknown): RenderError {
  if (isLimit(error)) return limitExceeded(whichLimit(innermost(error)))
  return { code: 'InvalidTemplate', message: withPosition(plainMessage(error), (error as EngineError).token) }
}

/** A filter that could not use its input; the rest of the page is rendered. */
export const asFilterError = (filter: string, error: unknown, token: Position | undefined): RenderError => ({
  code: 'FilterError',
  message: withPosition(`Filter "${filter}": ${plainMessage(error)}`, token),
})

function whichLimit(cause: unknown): string {
  if (cause instanceof OutputLimitError) return 'prints too much'
  const message = cause instanceof Error ? cause.message : ''
  return message.startsWith('template render') ? 'takes too long' : 'needs too much memory'
}

function innermost(error: unknown): unknown {
  const cause = (error as EngineError)?.originalError
  return cause === undefined ? error : innermost(cause)
}

/** The engine appends a position of its own; ours is in words. */
const plainMessage = (error: unknown): string =>
  String((error as EngineError)?.message ?? error).replace(/(, line:\d+, col:\d+)+$/, '')

function withPosition(message: string, token: Position | undefined): string {
  const [line, column] = token?.getPosition() ?? []
  return line === undefined ? message : `${message} (line ${line}, column ${column})`
}

const PLACE = / \(line (\d+), column (\d+)\)$/

/** An error's text and the place in the template that it names, which counts from 1. */
export function placed({ message }: { message: string }): { text: string; line?: number; column?: number } {
  const [, line, column] = PLACE.exec(message) ?? []
  if (line === undefined) return { text: message }
  return { text: message.replace(PLACE, ''), line: Number(line), column: Number(column) }
}
