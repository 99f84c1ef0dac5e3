/**
 * What task frame and portal say to each other with `postMessage`. Pure: both sides import it.
 * Source: contract, "The task frame".
 */

/** State of a page's controls; see `shared/draft.ts`. To the portal it is a JSON object to keep. */
export type DraftState = Record<string, unknown>

/** Frame to portal. */
export type FrameMessage =
  | { handloop: 1; type: 'ready' }
  | { handloop: 1; type: 'draft'; draft: DraftState }
  | { handloop: 1; type: 'submit'; answerContent: Record<string, unknown> }
  /** Keys that mean something to the portal: `KeyD` with Alt and Shift, or `?`. */
  | { handloop: 1; type: 'shortcut'; code: string }

/** Portal to frame. */
export type PortalMessage =
  | { handloop: 1; type: 'restore'; draft: DraftState }
  /** Asks for the draft as it is now: the worker is about to leave. */
  | { handloop: 1; type: 'collect' }
  /** The work can be looked at and nothing more. */
  | { handloop: 1; type: 'close' }
  | { handloop: 1; type: 'accepted' }
  | { handloop: 1; type: 'refused'; message: string }

type Members = Record<string, (value: unknown) => boolean>

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): boolean => typeof value === 'string'

const FRAME_MESSAGES: Record<FrameMessage['type'], Members> = {
  ready: {},
  draft: { draft: isObject },
  submit: { answerContent: isObject },
  shortcut: { code: isText },
}
const PORTAL_MESSAGES: Record<PortalMessage['type'], Members> = {
  restore: { draft: isObject },
  collect: {},
  close: {},
  accepted: {},
  refused: { message: isText },
}

/** Pages hear messages from extensions and players too: anything that does not fit exactly is nobody's. */
function fits(data: unknown, kinds: Record<string, Members>): boolean {
  if (!isObject(data) || data.handloop !== 1 || typeof data.type !== 'string') return false
  const members = Object.hasOwn(kinds, data.type) ? kinds[data.type] : undefined
  return members !== undefined && Object.entries(members).every(([name, isFine]) => isFine(data[name]))
}

/** @returns undefined when the data is no message of a task frame */
export const readFrameMessage = (data: unknown): FrameMessage | undefined =>
  fits(data, FRAME_MESSAGES) ? (data as FrameMessage) : undefined

/** @returns undefined when the data is no message of a portal */
export const readPortalMessage = (data: unknown): PortalMessage | undefined =>
  fits(data, PORTAL_MESSAGES) ? (data as PortalMessage) : undefined
