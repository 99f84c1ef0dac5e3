// Why something did not work, in words that say what to do next.
import type { ApiError } from './api-types.ts'
import { messages } from './messages/messages.ts'
import type { TaskSession } from './task-session.ts'

export const openingRefused = ({ kind }: ApiError): string =>
  messages.cannotOpen[kind as keyof typeof messages.cannotOpen] ?? messages.cannotOpen.other

/** The task is no longer this worker's. */
export const endText = ({ kind }: ApiError): string =>
  messages.taskEnded[kind as keyof typeof messages.taskEnded] ?? messages.taskEnded.gone

/** For the form in the frame, and above it. */
export function refusal(error: ApiError): string {
  if (error.kind in messages.taskEnded) return endText(error)
  return error.message ? messages.answerRefusedBecause(error.message) : messages.answerRefused
}

export function problemText({ about, error }: NonNullable<TaskSession['problem']>): string {
  if (about === 'answer') return refusal(error)
  return error.kind === 'offline' || error.kind === 'unavailable' ? messages.actionFailedOffline : messages.actionFailed
}
