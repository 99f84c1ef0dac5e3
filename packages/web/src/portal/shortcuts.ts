import type { Messages } from './messages/messages.ts'

/** What keys do, with Alt and Shift held: no letters alone, because those belong to the widgets and to text. */
export type Act = 'next' | 'decline' | 'release' | 'later' | 'frame' | 'help'

export const SHORTCUTS: readonly { act: Act; code: string; key: string; words: (messages: Messages) => string }[] = [
  { act: 'next', code: 'KeyN', key: 'N', words: messages => messages.startNextTask },
  { act: 'decline', code: 'KeyD', key: 'D', words: messages => messages.declineTask },
  { act: 'release', code: 'KeyR', key: 'R', words: messages => messages.releaseTask },
  { act: 'later', code: 'KeyL', key: 'L', words: messages => messages.stopAndResumeLater },
  { act: 'frame', code: 'KeyF', key: 'F', words: messages => messages.goToTask },
  { act: 'help', code: 'KeyH', key: 'H', words: messages => messages.shortcuts },
]

type Keys = Pick<KeyboardEvent, 'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'code' | 'key'>

/** @param isTyping  keys pressed here make text, or somebody turned single keys off: a bare `?` then means nothing */
export function actOf(event: Keys, isTyping: boolean): Act | undefined {
  if (event.ctrlKey || event.metaKey) return undefined
  if (event.altKey && event.shiftKey) return SHORTCUTS.find(({ code }) => code === event.code)?.act
  return event.key === '?' && !event.altKey && !isTyping ? 'help' : undefined
}
